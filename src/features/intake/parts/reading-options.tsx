import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { NumberField, SelectField } from '#web/ui/fields.tsx';
import styles from './intake.module.css';
import type { Choice, Preview } from './shapes.ts';

interface ReadingOptionsProps {
  readonly preview: Preview;
  readonly options: Choice['options'];
  readonly onOptions: (options: Choice['options']) => void;
}

const encodings = ['utf-8', 'windows-1251', 'ibm866', 'koi8-r', 'utf-16le', 'utf-16be'] as const;
const encodingNames: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'windows-1251': 'Windows-1251', ibm866: 'CP866 (DOS)', 'koi8-r': 'KOI8-R', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE' };
const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space' } as const;

/** How the bytes are read: sheet, encoding, delimiter, where the captions stand. Only what this format has. */
export function ReadingOptions({ preview, options, onOptions }: ReadingOptionsProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { encoding, delimiter, sheets, sheet, headerRow } = preview;
  const known = encoding === null || encodings.some((one) => one === encoding) ? encodings : [encoding, ...encodings];
  const sheetChoices = sheets.map(({ name, rows }) => ({ value: name, label: rows === null ? name : t('sheetRows', { name, rows: format.number(rows) }) }));
  if (preview.format === 'commerceml' && sheets.length < 2) return null;
  return (
    <div className={styles.options} role="group" aria-label={t('howRead')}>
      {sheets.length > 1 ? (
        <SelectField label={t('sheet')} value={sheet} data={sheetChoices} onChange={(next) => next !== null && onOptions({ ...options, sheet: next, map: {} })} />
      ) : null}
      {preview.format === 'csv' && encoding !== null ? (
        <SelectField
          label={t('encoding')}
          value={encoding}
          data={known.map((value) => ({ value, label: encodingNames[value] ?? value }))}
          onChange={(next) => next !== null && onOptions({ ...options, encoding: next })}
        />
      ) : null}
      {delimiter === null ? null : (
        <SelectField
          label={t('delimiter')}
          value={delimiter}
          data={Object.entries(delimiterNames).map(([value, name]) => ({ value, label: t(`delimiters.${name}`) }))}
          onChange={(next) => next !== null && onOptions({ ...options, delimiter: next, map: {} })}
        />
      )}
      {preview.format === 'commerceml' ? null : (
        <NumberField label={t('headerRow')} value={headerRow} min={0} max={1000} onChange={(next) => next !== null && onOptions({ ...options, headerRow: next, map: {} })} />
      )}
    </div>
  );
}
