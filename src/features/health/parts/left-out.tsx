import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { drawerOf, openRows } from './address.ts';
import styles from './health.module.css';
import { useHealth, type LeftOut } from './report.ts';
import { useNames, useShortList } from './use-words.ts';

const keyOf = ({ kind, reason }: Pick<LeftOut, 'kind' | 'reason'>): string => `${kind}.${reason}`;

/** Rows that are in no figure, or not in all of them, by reason; a row of the table opens them. */
export function LeftOutRows() {
  const { t } = useTranslation('health');
  const { report, address, change } = useHealth();
  const columns = useColumns();
  const open = drawerOf(address.open);
  const openKey = open?.show === 'rows' && open.behind.reason !== undefined ? keyOf({ kind: open.behind.kind, reason: open.behind.reason }) : null;
  return (
    <Section title={t('leftOut')} note={t('leftOutNote')}>
      <DataTable
        label={t('leftOut')}
        columns={columns}
        rows={report.leftOut}
        rowKey={keyOf}
        openKey={openKey}
        onOpen={({ kind, reason }) => change(openRows({ kind, reason }))}
        empty={<Empty why={t('leftOutNone')} />}
      />
    </Section>
  );
}

function useColumns(): readonly Column<LeftOut>[] {
  const { t } = useTranslation('health');
  const format = useFormat();
  const names = useNames();
  return [
    {
      key: 'reason', title: t('why'), lead: true, phone: 'title',
      cell: ({ kind, reason }) => <span className={styles.named}>{t(`reason.${reason}`)}<small>{names.kind(kind).toLowerCase()}</small></span>,
    },
    { key: 'rows', title: t('rows'), align: 'end', phone: 'value', cell: ({ rows }) => format.number(rows) },
    { key: 'share', title: t('share'), align: 'end', quiet: true, phone: 'side', cell: ({ rows, of }) => (rows === of ? t('everyRow') : <Num>{format.share(rows / of)}</Num>) },
    { key: 'lacks', title: t('lacks'), quiet: true, phone: 'note', width: '44%', cell: (row) => <Lacks row={row} /> },
  ];
}

function Lacks({ row }: { readonly row: LeftOut }) {
  const { t } = useTranslation('health');
  const names = useNames();
  const short = useShortList();
  if (row.reason === 'waiting-deal' || row.reason === 'waiting-customer') return <>{t(`joins.${row.reason}`)}</>;
  const lines = [short(names.figures(row.leavesOut)), row.breakdowns.length > 0 ? t('inBreakdown', { list: names.breakdowns(row.breakdowns) }) : ''];
  return <>{lines.filter(Boolean).join('; ') || t('nothing')}</>;
}
