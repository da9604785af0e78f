import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { useQuery } from '@tanstack/react-query';
import { queries } from '#web/queries.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useSession } from '#web/shell/session.ts';
import type { LeafOf, MapAnswer, RepairOf } from './answers.ts';
import styles from './start-panel.module.css';
import { asSentence, useLead, useSay, useSigns } from './use-words.ts';

/** Where to start, what is under way, what lacks a verdict and what would bring one. */
export function StartPanel({ map }: { readonly map: MapAnswer }) {
  const { t } = useTranslation('diagnosis');
  return (
    <aside className={styles.panel} aria-label={t('start.title')}>
      <Start map={map} />
      {map.mistakes.some(({ isRepaired }) => isRepaired) ? <Running /> : null}
      <Changed map={map} />
      <Gaps map={map} />
      <p className={styles.foot}>{t('overlap')}</p>
    </aside>
  );
}

function Start({ map }: { readonly map: MapAnswer }) {
  const { t } = useTranslation('diagnosis');
  const leaves = map.start.flatMap((number) => map.mistakes.find((leaf) => leaf.number === number) ?? []);
  return (
    <section>
      <div className={styles.head}><h2>{t('start.title')}</h2><span>{t('start.note')}</span></div>
      {leaves.length === 0 ? <p className={styles.quiet}>{t('start.none')}</p> : null}
      <ol className={styles.moves}>{leaves.map((leaf, at) => <Move key={leaf.number} leaf={leaf} at={at} mayRepair={map.mayRepair} />)}</ol>
    </section>
  );
}

function Move({ leaf, at, mayRepair }: { readonly leaf: LeafOf; readonly at: number; readonly mayRepair: boolean }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const lead = useLead();
  const signs = useSigns();
  const [first] = leaf.leads;
  const begins = at === 0 && mayRepair && !leaf.isRepaired;
  return (
    <li>
      <span className={at === 0 ? styles.first : styles.place} aria-hidden>{at + 1}</span>
      <div>
        <h3>{say(leaf.topic)} <span>{t('leaf.number', { number: leaf.number })}</span></h3>
        {first === undefined ? null : <p>{asSentence(lead(first))}</p>}
        <div className={styles.act}>
          <span className={leaf.price === null ? styles.quiet : styles.price}>{leaf.price === null ? t('start.noPrice') : t('start.price', { price: signs.price(leaf.price) })}</span>
          <Link to="/map/mistake" search={{ number: leaf.number, ...(begins && { open: 'begin.repair' }) }} className={buttonClass(at === 0 ? 'primary' : 'outline')}>{t(begins ? 'start.begin' : 'start.open')}</Link>
        </div>
      </div>
    </li>
  );
}

/** How many steps are done and of how many. */
export const stepsOf = ({ steps }: Pick<RepairOf, 'steps'>) => ({ done: steps.filter(({ doneOn }) => doneOn !== null).length, all: steps.length });

function Running() {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const repairs = useQuery(queries.diagnosis.repairs.queryOptions({ input: {} }));
  return (
    <section>
      <div className={styles.head}><h2>{t('moved.title')}</h2><Link to="/map/repairs">{t('moved.all')}</Link></div>
      <Loaded query={repairs} failure={failure}>
        {({ repairs: all }) => <ul className={styles.running}>{all.filter(({ endedOn }) => endedOn === null).slice(0, 3).map((repair) => <RunningRepair key={repair.id} repair={repair} />)}</ul>}
      </Loaded>
    </section>
  );
}

function RunningRepair({ repair }: { readonly repair: RepairOf }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const say = useSay();
  const { today } = useSession();
  const day = format.shortDay(repair.dueOn);
  return (
    <li>
      <Link to="/map/repairs" search={{ open: `repair.${repair.id}` }}>{say(repair.topic)}</Link>
      <span>{t('moved.steps', stepsOf(repair))} · {t(repair.dueOn < today ? 'moved.late' : 'moved.due', { day })}</span>
    </li>
  );
}

/** Verdicts that are not what they were the day before, each with the cause. */
function Changed({ map }: { readonly map: MapAnswer }) {
  const { t } = useTranslation('diagnosis');
  const { t: ui } = useTranslation('ui');
  const say = useSay();
  const changed = map.mistakes.filter(({ change }) => change !== null && change.before !== change.now);
  if (changed.length === 0) return null;
  const word = { 'present': 'present', 'risk': 'risk', 'absent': 'absent', 'too-little-data': 'few', 'no-data': 'none' } as const;
  return (
    <section>
      <div className={styles.head}><h2>{t('changed.title')}</h2></div>
      <ul className={styles.running}>
        {changed.slice(0, 4).map(({ number, topic, change }) => change === null ? null : (
          <li key={number}>
            <Link to="/map/mistake" search={{ number }}>{say(topic)}</Link>
            <span>{t('changed.from', { before: ui(`verdict.${word[change.before]}`), now: ui(`verdict.${word[change.now]}`) })} · {change.causes.map((cause) => t(`changed.causes.${cause}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gaps({ map }: { readonly map: MapAnswer }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const without = map.mistakes.filter(({ verdict }) => verdict === 'no-data' || verdict === 'too-little-data').length;
  if (without === 0) return null;
  return (
    <section>
      <div className={styles.head}><h2>{t('gaps.title', { count: without, all: map.mistakes.length })}</h2>{map.gaps.length > 0 ? <Link to="/data/health">{t('gaps.missing')}</Link> : null}</div>
      <ul className={styles.gaps}>{map.gaps.map((gap) => <li key={gap.source}>{t('gaps.load', { name: say(gap.name), count: gap.mistakes.length })}</li>)}</ul>
      <p className={styles.quiet}>{t('gaps.surveyAbout')} <Link to="/survey">{t('gaps.survey')}</Link></p>
    </section>
  );
}
