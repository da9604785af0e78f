import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column, Sort } from '#web/ui/table-shape.ts';
import { VerdictTag } from '#web/ui/verdict.tsx';
import type { ChangeMap, MapAddress } from './address.ts';
import { shapeOf, verdictOrder, type LeafOf } from './answers.ts';
import { Delta } from './delta.tsx';
import { useSay, useSigns } from './use-words.ts';

type SortKey = NonNullable<MapAddress['sort']>;

const values: Readonly<Record<SortKey, (leaf: LeafOf) => number>> = {
  number: ({ number }) => number,
  verdict: ({ verdict }) => -verdictOrder.indexOf(verdict),
  score: ({ score }) => score ?? -1,
  trend: ({ trend }) => trend ?? -9,
  price: ({ price }) => price ?? -1,
  coverage: ({ coverage }) => coverage,
  step: ({ repairStep }) => repairStep,
};

interface MistakeTableProps {
  readonly leaves: readonly LeafOf[];
  readonly address: MapAddress;
  readonly change: ChangeMap;
}

/** The thirty as a table: sorted by what is asked, or in the order of repair. */
export function MistakeTable({ leaves, address, change }: MistakeTableProps) {
  const { t } = useTranslation('diagnosis');
  const navigate = useNavigate();
  const columns = useColumns(address.view === 'order');
  const key: SortKey = address.sort ?? (address.view === 'order' ? 'step' : 'verdict');
  const descending = address.sort === undefined ? address.view !== 'order' : !address.up;
  const sign = descending ? -1 : 1;
  const rows = leaves.toSorted((a, b) => sign * (values[key](a) - values[key](b)) || (b.score ?? -1) - (a.score ?? -1) || a.number - b.number);
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ number }) => number}
      sort={{ key, descending }}
      onSort={(sort: Sort) => change({ sort: sort.key as SortKey, up: !sort.descending }, { replace: true })}
      onOpen={({ number }) => void navigate({ to: '/map/mistake', search: { number } })}
      empty={<Empty why={t('nothing')} />}
    />
  );
}

function useColumns(inOrder: boolean): readonly Column<LeafOf>[] {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const say = useSay();
  const signs = useSigns();
  const common: readonly Column<LeafOf>[] = [
    { key: 'number', title: t('columns.number'), align: 'end', width: '52px', sortable: true, quiet: true, cell: ({ number }) => number, phone: 'note' },
    { key: 'mistake', title: t('columns.mistake'), lead: true, cell: (leaf) => <>{say(leaf.topic)}{leaf.isRepaired ? ` · ${t('repaired')}` : ''}</>, phone: 'title' },
    { key: 'verdict', title: t('columns.verdict'), sortable: true, cell: ({ verdict }) => <VerdictTag verdict={shapeOf[verdict]} />, phone: 'side' },
    { key: 'score', title: t('columns.score'), align: 'end', sortable: true, cell: ({ score }) => (score === null ? '—' : format.number(score, { digits: 2 })), phone: 'value' },
    { key: 'trend', title: t('columns.trend'), align: 'end', sortable: true, cell: ({ trend }) => (trend === null ? '—' : Math.abs(trend) < 0.005 ? format.number(0) : <Delta change={trend} />) },
    { key: 'price', title: t('columns.price'), align: 'end', sortable: true, cell: ({ price }) => (price === null ? '—' : signs.price(price)) },
    { key: 'coverage', title: t('columns.coverage'), align: 'end', sortable: true, cell: ({ coverage }) => format.share(coverage, { digits: 0 }) },
  ];
  if (!inOrder) return common;
  return [
    { key: 'step', title: t('columns.step'), align: 'end', width: '64px', sortable: true, cell: ({ repairStep }) => repairStep, phone: 'note' },
    ...common,
    { key: 'dependsOn', title: t('columns.dependsOn'), cell: ({ dependsOn }) => (dependsOn.length === 0 ? '—' : dependsOn.map((number) => `№\u2009${number}`).join(', ')) },
  ];
}

