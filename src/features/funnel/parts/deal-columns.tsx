import { useTranslation } from 'react-i18next';
import type { FunnelSet } from '#core/pipeline/funnel-sets.ts';
import type { Api } from '#web/api.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useDays } from './days.ts';
import styles from './deal-columns.module.css';

type Deal = Awaited<ReturnType<Api['funnel']['rows']>>['rows'][number];

/** The columns of a deal as evidence; why it was left out only where that is the question. */
export function useDealColumns(set: FunnelSet): Column<Deal>[] {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { zone, currency } = organisation;
  const { bare } = useDays();
  const day = (instant: string | null) => (instant === null ? <Gap>{t('none')}</Gap> : <Num>{format.shortDay(format.dayOf(instant, zone), true)}</Num>);
  const text = (value: string | null) => value ?? <Gap>{t('none')}</Gap>;
  const money = (amount: number | null) => (amount === null ? <Gap>{t('none')}</Gap> : <Num>{format.money(amount, currency, { unit: false })}</Num>);
  return [
    { key: 'code', title: t('deal'), lead: true, sortable: true, phone: 'title', cell: (row) => <DealName deal={row} /> },
    { key: 'customer', title: t('customer'), sortable: true, phone: 'note', cell: (row) => text(row.customer) },
    { key: 'rep', title: t('rep'), sortable: true, cell: (row) => text(row.rep) },
    { key: 'stage', title: t('stage'), sortable: true, cell: (row) => text(row.stage) },
    { key: 'amount', title: t('amount', { unit: format.moneyUnit(currency) }), align: 'end', sortable: true, phone: 'value', cell: (row) => money(row.amount) },
    { key: 'created', title: t('createdAt'), align: 'end', sortable: true, cell: (row) => day(row.createdAt) },
    { key: 'closed', title: t('closedAt'), align: 'end', sortable: true, phone: 'side', cell: (row) => day(row.closedAt) },
    { key: 'days', title: t('daysLong'), align: 'end', sortable: true, cell: (row) => <Num>{bare(row.days)}</Num> },
    {
      key: 'reason',
      title: t('reason'),
      sortable: set !== 'left-out',
      cell: (row) => (row.leftOut !== null ? t(`leftOut.${row.leftOut as 'test-deal'}`, { defaultValue: row.leftOut }) : row.outcome === 'lost' ? (row.lossReason ?? <Gap>{t('reasonNone').toLowerCase()}</Gap>) : null),
    },
  ];
}

const shapes = { won: 'absent', lost: 'present' } as const;

/** The deal's number, its title under it, and its outcome as a shape with a word. */
function DealName({ deal }: { readonly deal: Deal }) {
  const { t } = useTranslation('funnel');
  return (
    <span className={styles.deal}>
      {deal.outcome === null ? <span className={styles.open} aria-hidden /> : <VerdictShape verdict={shapes[deal.outcome]} size={14} />}
      <span>
        {deal.code ?? deal.title ?? t('none')}
        <span className="visually-hidden">, {t(`outcomes.${deal.outcome ?? 'open'}`)}</span>
        {deal.title !== null && deal.title !== deal.code ? <small>{deal.title}</small> : null}
      </span>
    </span>
  );
}
