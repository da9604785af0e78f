import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemCodes } from '#core/shared/problem.ts';
import { wordsOfProblem } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag, VerdictTag } from '#web/ui/verdict.tsx';
import type { SystemDetails, ShownLoad } from './answers.ts';
import styles from './system.module.css';

interface LastLoadsProps {
  readonly rows: readonly ShownLoad[];
  readonly busy: boolean;
  readonly onStop: (id: number) => void;
}

/** The newest loads and what became of them; one that waits or is being read can be stopped. */
export function LastLoads({ rows, busy, onStop }: LastLoadsProps) {
  const { t } = useTranslation('system');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const nameOf = ({ byHand, fileName }: ShownLoad): string => (byHand ? t('byHand') : fileName);
  const canStop = ({ status }: ShownLoad): boolean => status === 'waiting' || status === 'reading';
  const columns: readonly Column<ShownLoad>[] = [
    { key: 'file', title: t('file'), lead: true, phone: 'title', cell: (load) => <span className={styles.file}>{nameOf(load)}</span> },
    { key: 'when', title: t('when'), quiet: true, phone: 'note', cell: ({ createdAt }) => format.instant(createdAt, zone) },
    { key: 'status', title: t('outcome'), phone: 'value', cell: ({ status }) => (status === 'failed' ? <VerdictTag verdict="present">{t(`status.${status}`)}</VerdictTag> : <Tag>{t(`status.${status}`)}</Tag>) },
    { key: 'why', title: t('why'), phone: 'wide', cell: ({ problem }) => <Why problem={problem} /> },
    {
      key: 'actions', title: <span className="visually-hidden">{t('actions')}</span>, align: 'end', phone: 'side',
      cell: (load) => (canStop(load) ? <Button kind="text" busy={busy} aria-label={t('stopLabel', { what: nameOf(load) })} onClick={() => onStop(load.id)}>{t('stop')}</Button> : null),
    },
  ];
  return (
    <Section title={t('loads')} note={t('loadsNote')} actions={<Link to="/data/import" className={buttonClass('text')}>{t('toLoads')}</Link>}>
      <DataTable label={t('loads')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={<Empty why={t('noLoads')} />} />
    </Section>
  );
}

function Why({ problem }: Pick<ShownLoad, 'problem'>) {
  const { language } = useFormat();
  if (problem === null) return null;
  const code = problemCodes.find((known) => known === problem.code) ?? 'unexpected';
  return <span className={styles.wrong}>{wordsOfProblem(code, language, problem.details as SystemDetails)} <code>{problem.code}</code></span>;
}
