import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { CheckField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import type { OutcomeOf, RepairAnswer } from './answers.ts';
import styles from './repair.module.css';
import { useSay, useSigns } from './use-words.ts';

/** One repair over the page: steps to tick, and whether its signals moved. */
export function RepairDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const say = useSay();
  const format = useFormat();
  const repair = useQuery(queries.diagnosis.repair.queryOptions({ input: { id } }));
  const data = repair.data;
  const about = data === undefined ? undefined : `${data.owner ?? t('repairing.nobody')} · ${format.shortDay(data.startedOn, true)} — ${format.shortDay(data.dueOn, true)} · ${t(`repairing.${data.ending ?? 'running'}`)}`;
  return (
    <Drawer opened onClose={onClose} kicker={data === undefined ? undefined : <Link to="/map/mistake" search={{ number: data.mistake }}>{t('mistake.number', { number: data.mistake })}</Link>} title={data === undefined ? '…' : t('repairing.title', { topic: say(data.topic) })} about={about}>
      <Loaded query={repair} failure={failure} skeleton={<Skeleton rows={8} />}>
        {(found) => (
          <>
            {found.note === null ? null : <Notice>{found.note}</Notice>}
            <Steps repair={found} />
            <Outcomes repair={found} />
            {found.mayRepair && found.endedOn === null ? <Ending id={id} /> : null}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

/** What was changed is read anew, on the map too. */
function useRefresh() {
  const client = useQueryClient();
  return { onSuccess: () => client.invalidateQueries({ queryKey: queries.diagnosis.key() }) };
}

function Steps({ repair }: { readonly repair: RepairAnswer }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const format = useFormat();
  const failure = useFailure();
  const change = useMutation(queries.diagnosis.changeStep.mutationOptions(useRefresh()));
  const isFixed = !repair.mayRepair || repair.endedOn !== null;
  return (
    <Section title={t('repairing.steps')}>
      <ol className={styles.steps}>
        {repair.steps.map(({ place, text, doneOn, dueOn, owner }) => (
          <li key={place}>
            <CheckField label={say(text)} checked={doneOn !== null} disabled={isFixed || change.isPending} onChange={(isDone) => change.mutate({ id: repair.id, place, isDone })} />
            <span className={styles.when}>
              {[owner, doneOn === null ? (dueOn === null ? null : t('repairing.stepDue', { day: format.shortDay(dueOn) })) : t('repairing.doneOn', { day: format.shortDay(doneOn) })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {change.error === null ? null : <Notice verdict="present">{failure(change.error).what}</Notice>}
    </Section>
  );
}

function Outcomes({ repair }: { readonly repair: RepairAnswer }) {
  const { t } = useTranslation('diagnosis');
  return (
    <Section title={t('repairing.outcomes')} note={t('repairing.outcomesNote')}>
      {repair.isToday ? <p className={styles.quiet}>{t('repairing.today')}</p> : null}
      <ul className={styles.outcomes}>{repair.outcomes.map((outcome) => <Outcome key={outcome.signal} outcome={outcome} />)}</ul>
    </Section>
  );
}

function Outcome({ outcome }: { readonly outcome: OutcomeOf }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const signs = useSigns();
  const format = useFormat();
  const { before, after, unit, claim, compared, note, change, low, high, workingDays } = outcome;
  const figure = (value: number | null): string => (value === null ? '—' : signs.figure(value, unit));
  const isSeen = before.value !== null || after.value !== null;
  const points = low === null || high === null ? null : `${format.points(change ?? 0)}, 95 %: ${format.shareInterval(low, high)}`;
  return (
    <li>
      <h3>{say(outcome.title)}</h3>
      {isSeen ? (
        <p className={styles.figures}>
          <span className={styles.before}>{figure(before.value)}</span> → <span className={styles.now}>{figure(after.value)}</span>
          {points === null ? null : <small>{points}</small>}
        </p>
      ) : null}
      <span className={styles.when}>
        <span className={claim === 'better' ? styles.better : claim === 'worse' ? styles.worse : styles.quiet}>{t(`repairing.claims.${claim}`)}</span>
        {isSeen ? ` · ${compared === 'days' || compared === 'share' ? t('repairing.days', workingDays) : t('repairing.moments')}` : null}
      </span>
      {note === null ? null : <p className={styles.when}>{compared === 'share' ? t('repairing.sharesOver', { formula: say(note) }) : say(note)}</p>}
    </li>
  );
}

function Ending({ id }: { readonly id: number }) {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const end = useMutation(queries.diagnosis.endRepair.mutationOptions(useRefresh()));
  return (
    <>
      <div className={styles.end}>
        <Confirm label={t('repairing.finish')} consequence={t('repairing.finishWhat')} deed={t('repairing.finishDone')} busy={end.isPending} onConfirm={() => end.mutate({ id, ending: 'done' })} />
        <Confirm kind="text" label={t('repairing.drop')} consequence={t('repairing.dropWhat')} deed={t('repairing.dropDo')} busy={end.isPending} onConfirm={() => end.mutate({ id, ending: 'dropped' })} />
      </div>
      {end.error === null ? null : <Notice verdict="present">{failure(end.error).what}</Notice>}
    </>
  );
}
