import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { SelectField } from '#web/ui/fields.tsx';
import type { Answer } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import { VerdictTag } from '#web/ui/verdict.tsx';
import { FileCheck } from './file-check.tsx';
import styles from './intake.module.css';
import { isReady, type Choice, type KindId, type Preview } from './shapes.ts';
import { useKinds } from './use-intake-words.ts';

interface FileCardProps {
  readonly answer: Answer<Preview> | undefined;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly onRemove: () => void;
  /** The only file is opened at once; of several each stays folded while all is well. */
  readonly alone: boolean;
}

/** One file before it is loaded: what it was taken for, and whether it can be loaded so. */
export function FileCard({ answer, onRemove, ...rest }: FileCardProps) {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  if (answer?.error) {
    const { what, code } = failure(answer.error);
    return (
      <li className={styles.card}>
        <Notice verdict="present">
          {what} <span className={styles.code}>{code}</span>
        </Notice>
        <span className={styles.cardButtons}>
          <Button onClick={() => void answer.refetch()}>{t('again')}</Button>
          <Button kind="text" onClick={onRemove}>{t('remove')}</Button>
        </span>
      </li>
    );
  }
  if (answer?.data === undefined) return <li className={styles.card}><Skeleton rows={1} /></li>;
  return <Known preview={answer.data} onRemove={onRemove} {...rest} />;
}

interface KnownProps extends Omit<FileCardProps, 'answer'> {
  readonly preview: Preview;
}

function Known({ preview, choice, onChoose, onRemove, alone }: KnownProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { organisation } = useSession();
  const kinds = useKinds();
  const [open, setOpen] = useState<boolean | null>(null);
  const { fileName: name } = preview;
  const shown = open ?? (alone || !isReady(preview));
  const kindChoices = kinds.map(({ id, title }) => ({ value: id, label: title[format.language] }));
  const Chevron = shown ? IconChevronUp : IconChevronDown;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <div className={styles.cardName}>
          <strong>{name}</strong>
          <span className={styles.quiet}>{format.bytes(preview.fileBytes)}</span>
        </div>
        <SelectField
          label={t('kind')}
          value={preview.kind}
          data={kindChoices}
          searchable
          onChange={(kind) => onChoose({ kind: (kind ?? 'auto') as KindId, options: { ...choice.options, map: {} } })}
        />
        <Standing preview={preview} />
        <div className={styles.cardButtons}>
          <Button icon={<Chevron size={15} aria-hidden />} aria-expanded={shown} aria-label={t('checkLabel', { name })} onClick={() => setOpen(!shown)}>
            {shown ? t('hide') : t('check')}
          </Button>
          <Button kind="text" aria-label={t('removeLabel', { name })} onClick={onRemove}>{t('remove')}</Button>
        </div>
      </div>
      {preview.sameAs ? <Notice verdict="few">{t('sameFile', { when: format.instant(preview.sameAs.loadedAt, organisation.zone) })}</Notice> : null}
      {preview.kind === null ? <Notice verdict="risk">{t('unknownKind')}</Notice> : null}
      {shown ? <FileCheck preview={preview} choice={choice} onChoose={onChoose} /> : null}
    </li>
  );
}

/** Whether the file can be loaded as it was understood, and what is in the way if not. */
function Standing({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const kind = useKinds().find(({ id }) => id === preview.kind);
  if (kind === undefined) return <span className={styles.standing}><VerdictTag verdict="risk">{t('needsKind')}</VerdictTag></span>;
  const title = (id: string) => kind.columns.find((column) => column.id === id)?.title[format.language] ?? id;
  if (preview.missing.length > 0) {
    const columns = preview.missing.map((group) => group.map(title).join(' / ')).join(', ');
    return <span className={styles.standing}><VerdictTag verdict="risk">{t('needsColumns', { columns })}</VerdictTag></span>;
  }
  const bad = preview.rows.filter((row) => row.problems.length > 0).length;
  return (
    <span className={styles.standing}>
      <VerdictTag verdict={bad > 0 ? 'risk' : 'absent'}>{bad > 0 ? t('badRows', { count: bad, of: preview.rows.length }) : t('ready')}</VerdictTag>
      <span className={styles.quiet}>
        {preview.remembered ? t('rememberedMap') : t('understood', { mapped: Object.keys(preview.mapping).length, count: preview.captions.length })}
      </span>
    </span>
  );
}
