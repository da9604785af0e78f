import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mapGroups } from '#core/diagnosis/map-layout.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useMistakeAddress, type ChangeMistake, type MistakeAddress } from './parts/address.ts';
import { shapeOf, type MistakeAnswer } from './parts/answers.ts';
import { BeginRepair } from './parts/begin-repair.tsx';
import { Delta } from './parts/delta.tsx';
import { HistoryPart } from './parts/history-part.tsx';
import styles from './parts/mistake.module.css';
import { PointsPart } from './parts/points-part.tsx';
import { PricePart } from './parts/price-part.tsx';
import { QuestionsPart } from './parts/questions-part.tsx';
import { RowsDrawer } from './parts/rows-drawer.tsx';
import { SignalsPart } from './parts/signals-part.tsx';
import { StepsPart } from './parts/steps-part.tsx';
import { asSentence, useLead, useSay, useSigns } from './parts/use-words.ts';

/** One of the thirty: the verdict and why, every signal to its rows, the price, the way out, the history. */
export function MistakeScreen() {
  const { t } = useTranslation('diagnosis');
  const [address, change] = useMistakeAddress();
  const failure = useFailure();
  const input = { number: address.number, ...(address.asOf !== undefined && { asOf: address.asOf }) };
  const mistake = useQuery(queries.diagnosis.mistake.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Loaded query={mistake} failure={failure} head={<PageHeader trail={<Link to="/map">{t('mistake.trail')}</Link>} title={t('mistake.number', { number: address.number })} />} noPermission={t('mistake.missingPage')} skeleton={<Skeleton strip rows={10} />}>
      {(data) => <Shown mistake={data} address={address} change={change} />}
    </Loaded>
  );
}

interface ShownProps {
  readonly mistake: MistakeAnswer;
  readonly address: MistakeAddress;
  readonly change: ChangeMistake;
}

function Shown({ mistake, address, change }: ShownProps) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const group = mapGroups.find(({ mistakes }) => mistakes.includes(mistake.number));
  const trail = <><Link to="/map">{t('mistake.trail')}</Link> / {group === undefined ? null : <>{say(group.title)} / </>}{t('mistake.number', { number: mistake.number })}</>;
  return (
    <>
      <PageHeader trail={trail} title={say(mistake.title)} actions={<RepairButton mistake={mistake} change={change} />} />
      <Sentence mistake={mistake} />
      {mistake.foundThen === null ? null : <FoundThen then={mistake.foundThen} />}
      <Strip mistake={mistake} />
      <SignalsPart mistake={mistake} openId={address.open ?? null} onOpen={(id) => change({ open: `signal.${id}`, page: 1 })} />
      <div className={styles.columns}>
        <PricePart mistake={mistake} />
        <StepsPart mistake={mistake} />
      </div>
      <HistoryPart mistake={mistake} />
      <PointsPart mistake={mistake} />
      <QuestionsPart mistake={mistake} />
      <RowsDrawer mistake={mistake} address={address} change={change} />
      {address.open === 'begin.repair' && mistake.mayRepair && mistake.repair === null ? <BeginRepair mistake={mistake} onClose={() => change({ open: undefined })} /> : null}
    </>
  );
}

function RepairButton({ mistake, change }: { readonly mistake: MistakeAnswer; readonly change: ChangeMistake }) {
  const { t } = useTranslation('diagnosis');
  if (mistake.repair !== null) return <Link to="/map/repairs" search={{ open: `repair.${mistake.repair.id}` }} className={buttonClass('primary')}>{t('mistake.continue')}</Link>;
  if (!mistake.mayRepair) return null;
  return <Button kind="primary" onClick={() => change({ open: 'begin.repair' })}>{t('mistake.begin')}</Button>;
}

const words = { 'present': 'present', 'risk': 'risk', 'absent': 'absent', 'too-little-data': 'few', 'no-data': 'none' } as const;

/** The verdict in one sentence, with what speaks loudest. */
function Sentence({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const why = useWhy(mistake);
  const word = words[mistake.verdict];
  return (
    <div className={styles.sentence}>
      <VerdictShape verdict={shapeOf[mistake.verdict]} size={30} />
      <p><strong className={styles[word]}>{t(`mistake.${word}`)}</strong> {why}</p>
    </div>
  );
}

function useWhy(mistake: MistakeAnswer): string {
  const { t } = useTranslation('diagnosis');
  const lead = useLead();
  if (mistake.verdict === 'no-data') {
    return [t('mistake.noneWhy'), mistake.questions.length > 0 ? t('mistake.noneWhyAsk') : ''].join(' ').trim();
  }
  const told = mistake.leads.map(lead).join('; ');
  const isCritical = mistake.signals.some(({ isCritical: critical, severity }) => critical && severity === 1);
  const lines = mistake.verdict === 'absent' ? [t('mistake.absentWhy')] : mistake.verdict === 'too-little-data' ? [t('mistake.fewWhy')] : [asSentence(told), isCritical ? t('mistake.criticalFired') : ''];
  return lines.filter(Boolean).join(' ');
}

function FoundThen({ then }: { readonly then: NonNullable<MistakeAnswer['foundThen']> }) {
  const { t } = useTranslation('diagnosis');
  const { t: ui } = useTranslation('ui');
  const format = useFormat();
  return <Notice>{t('mistake.foundThen', { verdict: ui(`verdict.${shapeOf[then.verdict]}`), score: then.score === null ? '—' : format.number(then.score, { digits: 2 }) })}</Notice>;
}

function Strip({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const signs = useSigns();
  const { organisation } = useSession();
  const reach = mistake.signals.filter(({ isWithinReach, weight }) => isWithinReach && weight > 0);
  const seen = reach.filter(({ isAvailable }) => isAvailable).length;
  const figures: Figure[] = [
    { key: 'score', label: t('mistake.score'), value: mistake.score === null ? '—' : format.number(mistake.score, { digits: 2 }), note: t('mistake.scoreNote') },
    { key: 'coverage', label: t('mistake.coverage'), value: format.share(mistake.coverage, { digits: 0 }), note: <>{t('mistake.coverageOf', { part: seen, all: reach.length })} · {t(mistake.isAsked ? 'mistake.fromBoth' : 'mistake.fromData')}</> },
    { key: 'month', label: t('mistake.month'), ...monthOf(mistake.trend, t('mistake.monthNone'), t('mistake.same')) },
    mistake.price === null
      ? { key: 'price', label: t('mistake.price'), value: t('mistake.noPrice'), note: t(mistake.priceOf === null ? 'mistake.noPriceNote' : 'mistake.noPriceNow'), gap: true }
      : { key: 'price', label: t('mistake.price'), value: signs.price(mistake.price), note: t('mistake.perMonth') },
  ];
  return <><FigureStrip label={t('mistake.score')} figures={figures} /><p className={styles.asOf}>{t(mistake.isStale ? 'onDayStale' : 'onDay', { when: format.instant(mistake.asOf, organisation.zone) })}</p></>;
}

function monthOf(trend: number | null, none: string, same: string): Pick<Figure, 'value' | 'gap'> {
  if (trend === null) return { value: none, gap: true };
  return Math.abs(trend) < 0.005 ? { value: same, gap: true } : { value: <Delta change={trend} word /> };
}
