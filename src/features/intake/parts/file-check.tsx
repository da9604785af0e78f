import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/page-header.tsx';
import { ColumnMap } from './column-map.tsx';
import { FirstRows } from './first-rows.tsx';
import styles from './intake.module.css';
import { ReadingOptions } from './reading-options.tsx';
import type { Choice, Preview } from './shapes.ts';
import { VatChoice } from './vat-choice.tsx';
import { useKinds } from './use-intake-words.ts';

interface FileCheckProps {
  readonly preview: Preview;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** Everything that was guessed about a file, each guess open to correction, shown on its first rows. */
export function FileCheck({ preview, choice, onChoose }: FileCheckProps) {
  const { t } = useTranslation('intake');
  const kind = useKinds().find(({ id }) => id === preview.kind);
  const withOptions = (options: Choice['options']) => onChoose({ ...choice, options });
  return (
    <div className={styles.check}>
      <ReadingOptions preview={preview} options={choice.options} onOptions={withOptions} />
      <VatChoice preview={preview} options={choice.options} onOptions={withOptions} />
      {kind === undefined ? null : (
        <>
          <Section title={t('columns')} note={t('columnsNote')}>
            <ColumnMap kind={kind} preview={preview} onMap={(map) => withOptions({ ...choice.options, map })} />
          </Section>
          <Section title={t('firstRows')} note={t('firstRowsNote')}>
            <FirstRows kind={kind} preview={preview} />
          </Section>
        </>
      )}
    </div>
  );
}
