import { useTranslation } from 'react-i18next';
import { problemCodes } from '#core/shared/problem.ts';
import { wordsOfProblem } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag, VerdictTag } from '#web/ui/verdict.tsx';
import type { WorkRow } from './answers.ts';
import styles from './system.module.css';

interface WorkTableProps {
  readonly rows: readonly WorkRow[];
  /** As of when the rows were told. */
  readonly toldAt: number;
  readonly busy: boolean;
  readonly onStop: (key: WorkRow['key']) => void;
  readonly onRepeat: (key: WorkRow['key']) => void;
}

/** What the server does by itself: what runs, what waits, what went well and wrong last. */
export function WorkTable({ rows, toldAt, busy, onStop, onRepeat }: WorkTableProps) {
  const { t } = useTranslation('system');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const columns: readonly Column<WorkRow>[] = [
    { key: 'work', title: t('work'), lead: true, phone: 'title', cell: ({ key }) => <span className={styles.work}>{t(`names.${key}`)}<small>{t(`abouts.${key}`)}</small></span> },
    { key: 'state', title: t('state'), phone: 'note', cell: (row) => <Now row={row} toldAt={toldAt} /> },
    { key: 'done', title: t('done'), quiet: true, cell: ({ key, doneAt }) => (doneAt !== null ? format.instant(doneAt, zone) : isKept(key) ? t('never') : t('notToday')) },
    { key: 'failure', title: t('failure'), phone: 'wide', cell: (row) => <Wrong row={row} /> },
    {
      key: 'actions', title: <span className="visually-hidden">{t('actions')}</span>, align: 'end', phone: 'side',
      cell: ({ key, canStop, canRepeat, isStopping, failure }) => (
        <span className={styles.actions}>
          {canStop ? <Button kind="text" busy={busy || isStopping} aria-label={t('stopLabel', { what: t(`names.${key}`) })} onClick={() => onStop(key)}>{t('stop')}</Button> : null}
          {canRepeat ? <Button kind="text" busy={busy} aria-label={t(failure === null ? 'runLabel' : 'againLabel', { what: t(`names.${key}`) })} onClick={() => onRepeat(key)}>{failure === null ? t('run') : t('again')}</Button> : null}
        </span>
      ),
    },
  ];
  return <DataTable label={t('works')} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

/** Loads and backups are remembered for good, the rest for a day. */
const isKept = (key: WorkRow['key']): boolean => key === 'loads' || key === 'backup';

function Now({ row: { key, runningSince, isStopping, waiting, nextTryAt }, toldAt }: { readonly row: WorkRow; readonly toldAt: number }) {
  const { t } = useTranslation('system');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const parts = [
    isStopping ? t('stopping') : runningSince === null ? null : key === 'loads' ? t('runs') : t('running', { time: format.duration((toldAt - Date.parse(runningSince)) / 1000) }),
    waiting > 0 ? t('waits', { count: waiting }) : null,
    nextTryAt === null ? null : t('nextTry', { when: format.instant(nextTryAt, zone) }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? <span className={styles.quiet}>{t('rests')}</span> : <Tag>{parts.join(', ')}</Tag>;
}

/** What went wrong, in words and by its code; marked while nothing has gone well since. */
function Wrong({ row: { failure, doneAt } }: { readonly row: WorkRow }) {
  const { t } = useTranslation('system');
  const format = useFormat();
  const { zone } = useSession().organisation;
  if (failure === null) return null;
  const code = problemCodes.find((known) => known === failure.code) ?? 'unexpected';
  const words = t('failedAt', { when: format.instant(failure.at, zone), why: wordsOfProblem(code, format.language, failure.details) });
  const isPast = doneAt !== null && doneAt > failure.at;
  return <span className={styles.wrong}>{isPast ? null : <VerdictTag verdict="present"><code>{failure.code}</code></VerdictTag>} {words}{isPast ? <> <code>{failure.code}</code></> : null}</span>;
}
