import { useTranslation } from 'react-i18next';
import { BarWithLoss, LossSample } from '#web/charts/bar-with-loss.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Explain } from '#web/ui/explain.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { fewCustomers, stepsOf, useRepeat, type FunnelStep } from './report.ts';
import { useReadingWords } from './use-words.ts';

/** A step with those who made it and not the next one. */
interface Row extends FunnelStep {
  readonly dropped: number;
  /** Who made the purchase before. */
  readonly before: number;
}

function rowsOf(steps: readonly FunnelStep[]): Row[] {
  return steps.map((step, at) => ({ ...step, dropped: step.customers - (steps[at + 1]?.customers ?? (at === 9 ? step.customers : 0)), before: steps[at - 1]?.customers ?? step.customers }));
}

/** First, second, third … purchases in one of two readings; a row opens its customers. */
export function FunnelTable() {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const state = useRepeat();
  const reading = useReadingWords();
  const { report, address, change } = state;
  const rows = rowsOf(stepsOf(state));
  const columns = useColumns(rows[0]?.customers ?? 0);
  const openKey = address.open?.startsWith('step.') ? Number(address.open.split('.')[1]) : null;
  return (
    <Section
      title={t('funnel')}
      note={reading}
      actions={
        report.horizon === null ? null : (
          <Segmented
            label={t('reading')}
            value={address.reading}
            choices={[{ value: 'ever', label: t('ever') }, { value: 'horizon', label: t('within', { days: format.days(report.horizon.days) }) }]}
            onChange={(next) => change({ reading: next })}
          />
        )
      }
    >
      <DataTable label={t('funnel')} columns={columns} rows={rows} rowKey={(row) => row.purchase} openKey={openKey} onOpen={(row) => state.open({ kind: 'step', purchase: row.purchase, part: 'made' })} />
    </Section>
  );
}

function useColumns(first: number): readonly Column<Row>[] {
  const { t } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { report, open } = useRepeat();
  const days = report.horizon === null ? '' : format.days(report.horizon.days);
  const columns: Column<Row>[] = [
    { key: 'purchase', title: t('purchase'), lead: true, width: '90px', phone: 'title', cell: (row) => t('nth', { n: row.purchase }) },
    {
      key: 'bar', title: <>{t('made')} <LossSample />{t('dropped')}</>, width: '32%', phone: 'wide',
      cell: (row) => <BarWithLoss kept={row.customers - row.dropped} lost={row.dropped} max={first} label={t('stepRead', { n: row.purchase, made: format.number(row.customers), dropped: format.number(row.dropped) })} />,
    },
    { key: 'customers', title: t('customers'), align: 'end', phone: 'value', cell: (row) => <strong>{format.number(row.customers)}</strong> },
    {
      key: 'ofPrevious', title: t('ofPrevious'), align: 'end', phone: 'note',
      cell: (row) => (row.ofPrevious === null ? <Gap>—</Gap> : <Num quiet={row.before < fewCustomers}>{format.share(row.ofPrevious.share)}</Num>),
    },
    {
      key: 'interval', title: t('interval'), align: 'end', quiet: true, phone: 'side',
      cell: (row) => (row.ofPrevious === null ? '' : row.before < fewCustomers ? common('few', { n: row.before }) : format.shareInterval(row.ofPrevious.low, row.ofPrevious.high)),
    },
    { key: 'ofFirst', title: t('ofFirst'), align: 'end', quiet: true, cell: (row) => (row.ofFirst === null ? <Gap>—</Gap> : format.share(row.ofFirst)) },
    {
      key: 'waiting', title: t('waiting'), align: 'end',
      cell: (row) => (row.purchase === 1 ? '' : row.waiting === 0 ? '0' : <NumberButton label={common('openCustomers')} onClick={() => open({ kind: 'step', purchase: row.purchase, part: 'waiting' })}>{format.number(row.waiting)}</NumberButton>),
    },
  ];
  const estimate: Column<Row> = {
    key: 'estimate', title: <>{t('estimate')} <Explain of={t('estimateAbout', { days })} formula={t('estimateFormula')} /></>, align: 'end', quiet: true,
    cell: (row) => (row.purchase === 1 ? '' : row.estimate === null ? <Gap>{common('none')}</Gap> : format.share(row.estimate)),
  };
  return report.horizon === null ? columns : [...columns, estimate];
}
