import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Explain } from '#web/ui/explain.tsx';
import { Gap } from '#web/ui/figure-text.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { useSilence, type Row } from './report.ts';
import { YearRhythm } from './rhythm.tsx';
import styles from './silence.module.css';
import { StateWord } from './state-word.tsx';

/** The columns of the list: what the viewer may not see or the data do not give has none. */
export function useRowColumns(): readonly Column<Row>[] {
  const { report } = useSilence();
  const money = useMoneyColumn();
  const alive = useAliveColumn();
  const [name, ...rest] = usePlainColumns();
  const rep = useRepColumn();
  return [
    ...(name === undefined ? [] : [name]),
    ...rest,
    ...(report.frame.amounts === 'records' ? [money] : []),
    ...(report.modelReason === null ? [alive] : []),
    ...((report.choices.rep?.length ?? 0) > 0 ? [rep] : []),
  ];
}

function usePlainColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('silence');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  return [
    { key: 'name', title: common('customer'), lead: true, sortable: true, phone: 'title', cell: (row) => <span className={styles.name}>{row.name}</span> },
    { key: 'state', title: t('state'), sortable: true, phone: 'note', cell: (row) => <StateWord state={row.state ?? 'unknown'} /> },
    { key: 'line', title: t('line'), width: '22%', phone: 'wide', cell: (row) => <YearRhythm row={row} /> },
    { key: 'ratio', title: t('ratio'), align: 'end', sortable: true, phone: 'value', cell: (row) => (row.ratio === null ? <Gap>—</Gap> : <strong>{format.number(row.ratio, { digits: row.ratio < 100 ? 1 : 0 })}</strong>) },
    { key: 'silence', title: t('silence'), align: 'end', sortable: true, cell: (row) => format.number(row.silence) },
    { key: 'medianUsed', title: t('medianUsed'), align: 'end', sortable: true, quiet: true, cell: (row) => (row.medianUsed === null ? <Gap>—</Gap> : format.number(row.medianUsed, { digits: row.medianUsed < 10 ? 1 : 0 })) },
    { key: 'abc', title: t('abc'), sortable: true, quiet: true, cell: (row) => row.abc ?? <Gap>—</Gap> },
    { key: 'last', title: t('last'), align: 'end', sortable: true, quiet: true, cell: (row) => format.shortDay(row.last, true) },
  ];
}

function useMoneyColumn(): Column<Row> {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { currency } = useSession().organisation;
  return {
    key: 'amount', title: t('amount', { unit: format.moneyUnit(currency) }), align: 'end', sortable: true, phone: 'side',
    cell: (row) => (row.amount === null ? <Gap>—</Gap> : format.money(row.amount, currency, { unit: false })),
  };
}

function useAliveColumn(): Column<Row> {
  const { t } = useTranslation('silence');
  const format = useFormat();
  return {
    key: 'alive', title: <>{t('alive')} <Explain of={t('aliveAbout')} formula={t('aliveFormula')} /></>, align: 'end', quiet: true,
    cell: (row) => (row.alive === null ? <Gap>—</Gap> : format.share(row.alive, { digits: 0 })),
  };
}

function useRepColumn(): Column<Row> {
  const { t } = useTranslation('customers');
  return { key: 'rep', title: t('rep'), sortable: true, quiet: true, cell: (row) => row.rep ?? <Gap>{t('unset')}</Gap> };
}
