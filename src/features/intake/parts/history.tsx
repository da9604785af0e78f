import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { SelectField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section, Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import { useHistoryColumns } from './history-columns.tsx';
import type { KindId, ShownLoad } from './shapes.ts';
import { useKinds } from './use-intake-words.ts';

const size = 20;
const statuses = ['waiting', 'reading', 'loaded', 'undoing', 'undone', 'failed', 'stopped'] as const satisfies readonly ShownLoad['status'][];
const address = z.object({
  page: z.int().min(1).catch(1),
  kind: z.string().optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  sort: z.enum(['createdAt', 'fileName', 'rows']).catch('createdAt'),
  up: z.boolean().catch(false),
});

/** Every load so far, the newest first; a row opens what became of it. */
export function History() {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const drawer = useDrawer('load');
  const [{ page, kind, status, sort, up }, change] = useAddress(address);
  const input = { page, size, sort, descending: !up, ...(kind !== undefined && { kind: kind as KindId }), ...(status !== undefined && { status }) };
  const loads = useQuery(queries.intake.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useHistoryColumns();
  const filtered = kind !== undefined || status !== undefined;
  return (
    <Section title={t('history')} note={t('historyNote')}>
      {filtered || (loads.data?.total ?? 0) > 0 ? <Filters kind={kind} status={status} onChange={(next) => change({ ...next, page: 1 })} /> : null}
      <Loaded query={loads} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('history')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            openKey={drawer.id === null ? null : Number(drawer.id)}
            onOpen={(row) => drawer.open(row.id)}
            sort={{ key: sort, descending: !up }}
            onSort={({ key, descending }) => change({ sort: key as 'createdAt', up: !descending, page: 1 })}
            paging={{ page, pageSize: size, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={filtered ? t('nothingFound') : t('nothingYet')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

interface FiltersProps {
  readonly kind: string | undefined;
  readonly status: ShownLoad['status'] | undefined;
  readonly onChange: (filter: { kind?: string | undefined; status?: ShownLoad['status'] | undefined }) => void;
}

function Filters({ kind, status, onChange }: FiltersProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const kinds = useKinds();
  return (
    <Toolbar>
      <SelectField
        label={t('kind')}
        value={kind ?? ''}
        data={[{ value: '', label: t('allKinds') }, ...kinds.map(({ id, title }) => ({ value: id, label: title[format.language] }))]}
        onChange={(next) => onChange({ kind: next || undefined })}
      />
      <SelectField
        label={t('statusFilter')}
        value={status ?? ''}
        data={[{ value: '', label: t('allStatuses') }, ...statuses.map((value) => ({ value, label: t(`status.${value}`) }))]}
        onChange={(next) => onChange({ status: statuses.find((one) => one === next) })}
      />
    </Toolbar>
  );
}
