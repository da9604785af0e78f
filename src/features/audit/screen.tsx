import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isLimited, scopeOf } from '#core/people/rights.ts';
import { addDays } from '#core/shared/day.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { useAddress, useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { DayField, SelectField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { useAuditWords, useSubject, type Entry } from './parts/details.ts';
import { EntryDrawer } from './parts/entry-drawer.tsx';
import { useWho } from './parts/use-who.ts';

const size = 50;
const schema = z.object({
  user: z.string().max(100).optional().catch(undefined),
  action: z.string().max(100).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  up: z.boolean().catch(false),
  page: z.coerce.number().int().min(1).catch(1),
});
type AuditAddress = z.output<typeof schema>;

/** Who did what: everything for an owner, without the owner's for a head of sales, their own for a rep. */
export function AuditScreen() {
  const { t } = useTranslation('audit');
  const failure = useFailure();
  const { user, organisation } = useSession();
  const drawer = useDrawer('entry');
  const [address, change] = useAddress(schema);
  const { user: by, action, from, to, up, page } = address;
  const start = (day: string) => new Date(startOfDay(day, organisation.zone)).toISOString();
  const input = {
    page, size, descending: !up, ...(by !== undefined && { userId: by }), ...(action !== undefined && { action }),
    ...(from !== undefined && { from: start(from) }), ...(to !== undefined && { to: start(addDays(to, 1)) }),
  };
  const entries = useQuery(queries.audit.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useColumns();
  const filtered = by !== undefined || action !== undefined || from !== undefined || to !== undefined;
  const own = scopeOf(user, 'audit-log') === 'own';
  const about = own ? t('aboutOwn') : isLimited(user, 'audit-log', 'read', 'not-of-owner') ? `${t('about')}. ${t('aboutHead')}` : t('about');
  return (
    <>
      <PageHeader title={own ? t('navOwn') : t('nav')} about={about} />
      <Filters own={own} address={address} change={(patch) => change({ ...patch, page: 1 })} />
      <Loaded query={entries} failure={failure}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={t('nav')}
              columns={own ? columns.filter(({ key }) => key !== 'who') : columns}
              rows={rows}
              rowKey={(row) => row.id}
              openKey={drawer.id === null ? null : Number(drawer.id)}
              onOpen={(row) => drawer.open(row.id)}
              sort={{ key: 'at', descending: !up }}
              onSort={({ descending }) => change({ up: !descending, page: 1 })}
              paging={{ page, pageSize: size, total, onPage: (next) => change({ page: next }) }}
              empty={<Empty why={filtered ? t('nothingFound') : t('empty')} />}
            />
            <EntryDrawer entry={rows.find(({ id }) => String(id) === drawer.id)} onClose={drawer.close} />
          </>
        )}
      </Loaded>
    </>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { organisation } = useSession();
  const words = useAuditWords();
  const who = useWho();
  const subject = useSubject();
  return [
    { key: 'action', title: t('what'), lead: true, phone: 'title', cell: (row) => words.action(row.action) },
    { key: 'subject', title: t('subject'), phone: 'note', cell: subject },
    { key: 'who', title: t('who'), phone: 'side', cell: who },
    { key: 'via', title: t('via'), quiet: true, cell: (row) => t(`vias.${row.via}`) },
    { key: 'at', title: t('when'), quiet: true, sortable: true, phone: 'value', cell: (row) => format.instant(row.at, organisation.zone) },
  ];
}

interface FiltersProps {
  readonly own: boolean;
  readonly address: AuditAddress;
  readonly change: (patch: Partial<AuditAddress>) => void;
}

function Filters({ own, address, change }: FiltersProps) {
  const { t, i18n } = useTranslation('audit');
  const words = useAuditWords();
  const choices = useQuery(queries.audit.choices.queryOptions());
  const { actions = [], users = [] } = choices.data ?? {};
  const named = actions.map((value) => ({ value, label: words.action(value) })).toSorted((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <Toolbar>
      {own ? null : (
        <SelectField label={t('who')} searchable value={address.user ?? ''} data={[{ value: '', label: t('everyone') }, ...users.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(next) => change({ user: next || undefined })} />
      )}
      <SelectField label={t('what')} searchable value={address.action ?? ''} data={[{ value: '', label: t('everything') }, ...named]} onChange={(next) => change({ action: next || undefined })} />
      <DayField label={t('from')} value={address.from ?? null} onChange={(day) => change({ from: day ?? undefined })} />
      <DayField label={t('to')} value={address.to ?? null} onChange={(day) => change({ to: day ?? undefined })} />
    </Toolbar>
  );
}
