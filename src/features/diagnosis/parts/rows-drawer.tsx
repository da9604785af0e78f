import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import type { Formats } from '#web/locale/formats.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import type { ChangeMistake, MistakeAddress } from './address.ts';
import type { MistakeAnswer, SignalOf } from './answers.ts';
import styles from './mistake.module.css';
import { usePeriodOf } from './signal-facts.tsx';
import { useParts, useSay, useSigns } from './use-words.ts';

type Row = Awaited<ReturnType<Api['diagnosis']['rows']>>['rows'][number];

interface RowsDrawerProps {
  readonly mistake: Pick<MistakeAnswer, 'signals' | 'mayBound'>;
  readonly address: Pick<MistakeAddress, 'open' | 'all' | 'page' | 'asOf'>;
  readonly change: ChangeMistake;
}

/** The rows behind the signal that the address names. */
export function RowsDrawer({ mistake, address, change }: RowsDrawerProps) {
  const id = address.open?.startsWith('signal.') === true ? address.open.slice(7) : null;
  const signal = mistake.signals.find((one) => one.id === id);
  return signal === undefined ? null : <OpenRows key={signal.id} signal={signal} mayBound={mistake.mayBound} address={address} change={change} />;
}

function OpenRows({ signal, mayBound, address, change }: Omit<RowsDrawerProps, 'mistake'> & { readonly signal: SignalOf; readonly mayBound: boolean }) {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const say = useSay();
  const columns = useRowColumns(signal);
  const { asOf, all, page } = address;
  const rows = useQuery(queries.diagnosis.rows.queryOptions({ input: { signal: signal.id, all, page, size: 25, ...(asOf !== undefined && { asOf }) }, placeholderData: keepPreviousData }));
  return (
    <Drawer opened onClose={() => change({ open: undefined, page: 1 })} kicker={t('rows.kicker', { id: signal.id })} title={say(signal.title)} about={signal.formula === null ? undefined : say(signal.formula)}>
      <Head signal={signal} mayBound={mayBound} />
      <Segmented
        label={t('rows.which')} value={all ? 'all' : 'hits'} onChange={(which) => change({ all: which === 'all', page: 1 }, { replace: true })}
        choices={[{ value: 'hits', label: t('rows.hits') }, { value: 'all', label: t('rows.all') }]}
      />
      <Loaded query={rows} failure={failure} skeleton={<Skeleton rows={8} />}>
        {(data) => (
          <DataTable
            label={say(signal.title)} columns={columns} rows={data.rows} rowKey={(row) => `${row.kind} ${row.id ?? ''} ${row.title ?? ''} ${row.at ?? ''}`}
            paging={{ page, pageSize: 25, total: data.total, onPage: (next) => change({ page: next }, { replace: true }) }} empty={<Empty why={t('rows.none')} />}
          />
        )}
      </Loaded>
    </Drawer>
  );
}

function Head({ signal, mayBound }: { readonly signal: SignalOf; readonly mayBound: boolean }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const signs = useSigns();
  const period = usePeriodOf()(signal);
  const parts = useParts()(signal);
  const { good, bad } = signs.bound(signal.bound, signal.unit);
  return (
    <div className={styles.drawerHead}>
      <strong>{signal.value === null ? '—' : signs.figure(signal.value, signal.unit)}</strong>
      <p>
        {signal.low === null || signal.high === null ? null : <>95 %: {format.shareInterval(signal.low, signal.high)} · </>}
        {parts === null ? null : <>{parts} · </>}
        {period}
        <br />
        {t('rows.bound', { good, bad })}
        {mayBound && ['at-most', 'at-least', 'range'].includes(signal.bound.kind) ? <> · <Link to="/map/bounds" search={{ open: `bound.${signal.id}` }}>{t('rows.changeBound')}</Link></> : null}
      </p>
    </div>
  );
}

/** A stretch of time is named as people name it; everything else by its own title. */
function nameOf({ kind, title, id }: Row, format: Formats): string {
  if (title !== null && (kind === 'week' || kind === 'day') && /^\d{4}-\d{2}-\d{2}$/.test(title)) return format.shortDay(title, true);
  if (title !== null && kind === 'month' && /^\d{4}-\d{2}$/.test(title)) return format.month(`${title}-01`);
  return title ?? id ?? '—';
}

function useRowColumns(signal: Pick<SignalOf, 'unit'>): readonly Column<Row>[] {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const { currency, zone } = useSession().organisation;
  const number = (value: number): string => format.number(value, { digits: Number.isInteger(value) ? 0 : 2 });
  return [
    { key: 'name', title: t('rows.name'), lead: true, phone: 'title', cell: (row) => nameOf(row, format) },
    { key: 'who', title: t('rows.who'), phone: 'note', cell: ({ who }) => who ?? '' },
    { key: 'figure', title: t('rows.figure'), align: 'end', phone: 'side', cell: ({ figure }) => (figure === null ? '' : signal.unit === 'share' && figure <= 1 && !Number.isInteger(figure) ? format.share(figure) : number(figure)) },
    { key: 'amount', title: t('rows.amount', { unit: format.moneyUnit(currency) }), align: 'end', phone: 'value', cell: ({ amount }) => (amount === null ? '' : format.money(amount, currency, { unit: false })) },
    { key: 'at', title: t('rows.at'), align: 'end', quiet: true, cell: ({ at }) => (at === null ? '' : format.shortDay(format.dayOf(at, zone), true)) },
  ];
}
