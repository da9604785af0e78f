import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { JobProgress } from '#web/ui/progress.tsx';
import { useOutcome } from './history-columns.tsx';
import styles from './intake.module.css';
import { isAtWork, type ShownLoad } from './shapes.ts';
import { recentLoads } from './use-load-watch.ts';

/** Loads that wait or run, wherever they were started. */
export function Running() {
  const { t } = useTranslation('intake');
  const rows = useQuery(recentLoads).data?.rows;
  const running = rows?.filter(isAtWork) ?? [];
  return (
    <>
      <Told rows={rows} />
      {running.length === 0 ? null : (
        <Section title={t('running')} note={t('runningNote')}>
          <div className={styles.stack}>
            {running.toSorted((a, b) => a.id - b.id).map((load) => <OneRunning key={load.id} load={load} />)}
          </div>
        </Section>
      )}
    </>
  );
}

const standingOf = ({ id, status }: ShownLoad): string => `${id} ${status}`;

/** Reads out what became of loads since the page was opened: each turn once, not the counting between. */
function Told({ rows }: { readonly rows: readonly ShownLoad[] | undefined }) {
  const { t } = useTranslation('intake');
  const outcome = useOutcome();
  const [first, setFirst] = useState<ReadonlySet<string> | null>(null);
  if (first === null && rows !== undefined) setFirst(new Set(rows.map(standingOf)));
  const changed = (first === null ? [] : (rows ?? [])).filter((load) => first?.has(standingOf(load)) === false).toSorted((a, b) => a.id - b.id);
  return (
    <div role="log" aria-label={t('running')} className="visually-hidden">
      {changed.map((load) => <p key={standingOf(load)}>{[`${load.fileName}: ${t(`status.${load.status}`)}`, outcome(load)].filter(Boolean).join(', ')}</p>)}
    </div>
  );
}

function OneRunning({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const client = useQueryClient();
  const stop = useMutation(queries.intake.stop.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.intake.list.key() }) }));
  const { fileName: name, progress, status } = load;
  const label = status === 'undoing' ? t('undoingOf', { name }) : progress === null ? t('waitingTurn', { name })
    : progress.phase === 'reading' ? t('loading', { name }) : t(progress.phase, { name });
  const reading = progress?.phase === 'reading' && status === 'reading';
  return (
    <JobProgress
      label={label}
      done={progress?.bytesRead ?? 0}
      total={reading && progress.bytesTotal > 0 ? progress.bytesTotal : null}
      counted={progress !== null && progress.rows > 0 && status !== 'undoing' ? t('rowsRead', { count: progress.rows }) : null}
      perSecond={progress?.rowsPerSecond ?? null}
      secondsLeft={progress?.secondsLeft ?? null}
      actions={
        status === 'undoing' ? null : (
          <Button kind="text" busy={stop.isPending} aria-label={t('stopLabel', { name })} onClick={() => stop.mutate({ id: load.id })}>{t('stop')}</Button>
        )
      }
    />
  );
}
