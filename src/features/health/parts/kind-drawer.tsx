import { useTranslation } from 'react-i18next';
import { FillBar } from '#web/charts/fill-bar.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { closed, drawerOf, openRows } from './address.ts';
import styles from './health.module.css';
import { useHealth, type Kind, type KindColumn } from './report.ts';
import { useEffectWords, useNames, useShortList } from './use-words.ts';

/** One kind of file: how each column is filled, over all rows and of late, and what rests on it. */
export function KindDrawer() {
  const { t } = useTranslation('health');
  const { report, address, change } = useHealth();
  const format = useFormat();
  const names = useNames();
  const open = drawerOf(address.open);
  const kind = open?.show === 'kind' ? report.kinds.find((known) => known.kind === open.kind) : undefined;
  const columns = useColumns(kind);
  if (kind === undefined) return null;
  const rows = t('rowCount', { count: kind.rows });
  const recent = format.number(kind.recentRows);
  const isDated = kind.firstAt !== null;
  const about = isDated ? t(kind.kind === 'deals' ? 'columnsAboutDeals' : 'columnsAbout', { rows, recent }) : rows;
  return (
    <Drawer opened wide onClose={() => change(closed)} kicker={t('columnsKicker')} title={names.kind(kind.kind)} about={about}>
      <DataTable label={t('columnsKicker')} columns={isDated ? columns : columns.filter(({ key }) => key !== 'recent')} rows={kind.columns} rowKey={({ column }) => column} />
      {kind.columns.some(({ assumed }) => assumed) ? <p className={styles.absent}>{t('assumed')}: {t('assumedHelp')}</p> : null}
    </Drawer>
  );
}

function useColumns(kind: Kind | undefined): readonly Column<KindColumn>[] {
  const { t } = useTranslation('health');
  const names = useNames();
  if (kind === undefined) return [];
  const name = ({ column }: KindColumn) => names.column(kind.kind, column);
  return [
    { key: 'column', title: t('column'), phone: 'title', cell: (column) => <span className={styles.named}><b>{name(column)}</b>{column.required ? <small>{t('required')}</small> : null}</span> },
    { key: 'bar', title: t('filled'), width: '18%', phone: 'wide', cell: (column) => <Bar column={column} name={name(column)} /> },
    { key: 'filled', title: t('overall'), align: 'end', phone: 'value', cell: (column) => <Filled kind={kind} column={column} /> },
    { key: 'recent', title: t('recent'), align: 'end', phone: 'side', cell: (column) => <Recent column={column} /> },
    { key: 'opens', title: t('opens'), quiet: true, width: '36%', phone: 'note', cell: (column) => <Opens column={column} /> },
  ];
}

/** Null where there is no share to speak of. */
const shareOf = (filled: number | null, of: number, assumed: boolean): number | null => (filled === null || of === 0 || assumed ? null : filled / of);

function Bar({ column, name }: { readonly column: KindColumn; readonly name: string }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  const share = shareOf(column.filled, column.of, column.assumed);
  return share === null ? null : <FillBar share={share} label={t('filledRead', { column: name, share: format.share(share) })} />;
}

function Filled({ kind, column }: { readonly kind: Kind; readonly column: KindColumn }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { change } = useHealth();
  const { filled, of, assumed } = column;
  if (assumed) return <Gap>{t('assumed')}</Gap>;
  if (filled === null) return <Gap>{t('notKept')}</Gap>;
  if (of === 0) return <Gap>{t('notApplied')}</Gap>;
  const text = <Num>{format.share(filled / of)}</Num>;
  const shown = filled === of ? text : <NumberButton label={t('emptyOpen')} onClick={() => change(openRows({ kind: kind.kind, column: column.column }))}>{text}</NumberButton>;
  return <span className={styles.counted}>{shown}{of === kind.rows ? null : <small>{format.outOf(filled, of)}</small>}</span>;
}

function Recent({ column }: { readonly column: KindColumn }) {
  const format = useFormat();
  const share = shareOf(column.recentFilled, column.recentOf, column.assumed);
  return share === null ? null : <Num>{format.share(share)}</Num>;
}

function Opens({ column: { uses, breakdowns } }: { readonly column: KindColumn }) {
  const { t } = useTranslation('health');
  const names = useNames();
  const short = useShortList();
  const effectOf = useEffectWords();
  const mistakes = effectOf({ ...uses, metrics: [], reports: [] });
  const list = breakdowns.length > 0 ? t('breakdownsOf', { list: names.breakdowns(breakdowns) }) : '';
  return <>{[short(names.figures(uses), 2), mistakes, list].filter(Boolean).join('; ') || t('nothing')}</>;
}
