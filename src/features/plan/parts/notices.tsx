import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { usePlan, type Report } from './plan-context.ts';
import { useAmounts } from './use-amount.ts';

const mostChanges = 3;

/** What must be known before the figures are believed. */
export function Notices() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const { unrecognised, known, period, unconfirmedYears } = report.frame;
  const { unplanned } = report.standing;
  const what = unrecognised.map(({ metric, plans }) => `«${metric}» (${format.number(plans)})`).join(', ');
  return (
    <>
      <Changes />
      {unplanned.length > 0 ? <Notice verdict="risk">{t('unplanned', { what: unplanned.map(({ from, to }) => format.period(from, to)).join(', ') })}</Notice> : null}
      {unrecognised.length > 0 ? <Notice>{t('unrecognised', { what })}</Notice> : null}
      {known !== null && known.from > period.from && known.from < period.to ? <Notice>{t('partlyKnown', { day: format.day(known.from) })}</Notice> : null}
      {unconfirmedYears.length > 0 ? <Notice>{t('unconfirmed', { years: unconfirmedYears.join(', ') })}</Notice> : null}
    </>
  );
}

/** A plan that was changed after its period had begun: what it was, what it is, and by which it is counted. */
function Changes() {
  const { t } = useTranslation('plan');
  const { report, address, change } = usePlan();
  const { changes } = report;
  if (changes.length === 0) return null;
  const inForce = address.basis === 'in-force';
  return (
    <Notice verdict="risk">
      <strong>{t('changesTitle')}</strong> {inForce ? t('basisInForce') : t('basisLatest')}{' '}
      <Button kind="text" onClick={() => change({ basis: inForce ? undefined : 'in-force' })}>{inForce ? t('showLatest') : t('showInForce')}</Button>
      <ul>
        {changes.slice(0, mostChanges).map((one) => <ChangeLine key={`${one.subjectType}.${one.subject}.${one.segment}.${one.from}.${one.at}`} one={one} />)}
      </ul>
      {changes.length > mostChanges ? t('moreChanges', { count: changes.length - mostChanges }) : null}
    </Notice>
  );
}

function ChangeLine({ one }: { readonly one: Report['changes'][number] }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const words = (value: number | null) => (value === null ? t('cleared') : amounts.full(value));
  const who = one.byHand ? (one.by ?? t('changeByCommand')) : t('changeByFile');
  const segment = one.segment === null ? '' : `, ${t(`segmentOf.${one.segment}`)}`;
  const whose = one.subject === '' ? t('departmentShort') : one.subject;
  return <li>{t('change', { whose, segment, period: format.period(one.from, one.to), was: words(one.was), is: words(one.is), at: format.day(format.dayOf(one.at, zone)), by: who })}</li>;
}

/** The own place in the team, for who may know no more of the others. */
export function Rank() {
  const { t } = useTranslation('plan');
  const { rank } = usePlan().report;
  if (rank === null) return null;
  return <Notice>{rank.reason === null ? t('rank', { place: rank.place ?? 0, of: rank.of ?? 0 }) : t(`rankNone.${rank.reason}`)}</Notice>;
}
