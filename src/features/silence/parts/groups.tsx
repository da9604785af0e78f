import { useTranslation } from 'react-i18next';
import { useLeftOutRows } from '#web/domain/customer-frame.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Explain } from '#web/ui/explain.tsx';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { boundsOf } from './address.ts';
import { shapeOf, useSilence, type Report } from './report.ts';
import styles from './silence.module.css';

/** How many customers are in each state, with the money of the last 12 full months; a number opens its list. */
export function Groups() {
  const { t } = useTranslation('silence');
  const { report } = useSilence();
  const figureOf = useGroupFigure();
  return <FigureStrip label={t('groupsLabel')} figures={report.groups.map(figureOf)} />;
}

function useGroupFigure(): (group: Report['groups'][number]) => Figure {
  const { t } = useTranslation('silence');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { organisation } = useSession();
  const { report, address, change } = useSilence();
  const leftOut = useLeftOutRows(report.leftOut);
  const { quietening, atRisk, lost, lostFromDays } = boundsOf(address);
  const number = (value: number) => format.number(value, { digits: Number.isInteger(value) ? 0 : 1 });
  const bounds = { quietening: number(quietening), atRisk: number(atRisk), lost: number(lost), days: format.days(lostFromDays) };
  const period = format.period(report.year.from, report.year.to);
  return ({ state, customers, amount }) => {
    const name = state ?? 'unknown';
    const shape = shapeOf[name];
    const open = () => change({ set: name, page: undefined });
    const money = amount === null ? (report.frame.amounts === 'groups' ? t('hidden') : undefined) : t('withYear', { money: format.money(amount, organisation.currency, amount >= 10_000_000 ? { scale: 'million' } : {}) });
    return {
      key: name,
      label: (
        <span className={styles.group}>
          {shape === null ? null : <VerdictShape verdict={shape} size={14} />}
          {t(`groups.${name}`)}
          <Explain of={t(`groups.${name}`)} formula={<>{t(`groupFormula.${name}`, bounds)}. {t('rho')}</>} counted={t('countedAs', { period })} leftOut={leftOut} onRows={open} />
        </span>
      ),
      value: <NumberButton label={common('openCustomers')} onClick={open}>{format.number(customers)}</NumberButton>,
      note: [report.customers === 0 ? null : format.share(customers / report.customers), money].filter(Boolean).join(' · '),
    };
  };
}
