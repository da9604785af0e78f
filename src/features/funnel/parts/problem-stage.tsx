import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Gap } from '#web/ui/figure-text.tsx';
import { KeyValues, type KeyValue } from '#web/ui/key-values.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { VerdictTag } from '#web/ui/verdict.tsx';
import { scaleOf } from './money-scale.ts';
import { fewDeals, useFunnel, type Report, type Stage } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import styles from './side.module.css';

const reasonsShown = 4;

/** Where to begin: the stage that loses most, by three rankings, and why deals are lost there. */
export function ProblemStage() {
  const { t } = useTranslation('funnel');
  const { report } = useFunnel();
  const { problem, stages, figures } = report;
  const stage = stages.find(({ stageId }) => stageId === problem.byNumber?.stageId);
  if (stage === undefined) {
    const unknown = figures.counted > 0 && figures.stageUnknown === figures.counted;
    return (
      <section className={styles.part}>
        <h2>{t('problemNone')}</h2>
        <p className={styles.note}>{unknown ? <Gap>{t('problemUnknown')}</Gap> : t('problemNothingLost')}</p>
      </section>
    );
  }
  const known = figures.counted - figures.stageUnknown;
  const agree = [problem.byConversion, problem.byAmount].every((ranking) => ranking === null || ranking.stageId === stage.stageId);
  return (
    <section className={styles.part}>
      <h2>{t('problem', { stage: stage.stage })}</h2>
      <p className={styles.note}>{agree ? t('allAgree') : t('disagree')}</p>
      {known < fewDeals ? <p className={styles.note}><VerdictTag verdict="few">{t('few', { n: known })}</VerdictTag></p> : null}
      <Rankings stage={stage} />
      {stage.describesCustomer ? <Notice verdict="risk">{t('badName')}</Notice> : null}
      <LossReasons stage={stage} />
    </section>
  );
}

function Rankings({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { report } = useFunnel();
  const { problem, stages } = report;
  const nameOf = (stageId: number) => stages.find((other) => other.stageId === stageId)?.stage ?? '';
  const label = (words: string, stageId: number) => (stageId === stage.stageId ? words : <>{words} <small className={styles.other}>{t('elsewhere', { stage: nameOf(stageId) })}</small></>);
  const rows: KeyValue[] = [];
  const { byNumber, byConversion, byAmount } = problem;
  const lostAt = (stageId: number) => ({ behind: { set: 'lost-at' as const, stage: stageId }, what: t('sets.lost-at', { stage: nameOf(stageId) }) });
  if (byNumber) rows.push({ key: 'number', label: label(t('byNumber'), byNumber.stageId), value: <RowsButton {...lostAt(byNumber.stageId)}>{format.number(byNumber.value)}</RowsButton>, aside: part(byNumber) });
  if (byConversion) {
    rows.push({ key: 'conversion', label: label(t('byConversion'), byConversion.stageId), value: format.share(byConversion.value), aside: t('worstOf', { count: stages.length }) });
  }
  if (byAmount) {
    const money = format.money(byAmount.value, organisation.currency, { scale: scaleOf([byAmount.value], organisation.currency), digits: scaleOf([byAmount.value], organisation.currency) === 'million' ? 1 : 0 });
    rows.push({ key: 'money', label: label(t('byMoney'), byAmount.stageId), value: <RowsButton {...lostAt(byAmount.stageId)}>{money}</RowsButton>, aside: part(byAmount) });
  }
  function part({ part: share }: NonNullable<Report['problem']['byNumber']>): string {
    return share === null ? '' : t('ofAll', { share: format.share(share, { digits: 0 }) });
  }
  return <KeyValues rows={rows} />;
}

function LossReasons({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report } = useFunnel();
  const reasons = report.lossReasons.filter(({ stageId }) => stageId === stage.stageId);
  if (reasons.length === 0) return null;
  const part = (deals: number) => format.share(deals / stage.lost, { digits: 0 });
  const shown = reasons.length > reasonsShown + 1 ? reasons.slice(0, reasonsShown) : reasons;
  const rest = reasons.slice(shown.length);
  const restDeals = rest.reduce((sum, { deals }) => sum + deals, 0);
  const rows = shown.map(({ reason, deals }): KeyValue => ({
    key: reason ?? '',
    label: reason ?? t('reasonNone'),
    value: <RowsButton behind={{ set: 'lost-at', stage: stage.stageId, reason: reason ?? '' }} what={reason ?? t('reasonNone')}>{format.number(deals)}</RowsButton>,
    aside: part(deals),
  }));
  if (rest.length > 0) rows.push({ key: '…', label: t('reasonsRest', { count: rest.length, number: format.number(rest.length) }), value: format.number(restDeals), aside: part(restDeals) });
  return (
    <>
      <h3 className={styles.sub}>{t('reasonsHere')}</h3>
      <KeyValues rows={rows} />
    </>
  );
}
