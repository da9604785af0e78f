import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section, Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag } from '#web/ui/verdict.tsx';
import styles from './intake.module.css';
import type { Joined } from './shapes.ts';

const address = z.object({
  page: z.int().min(1).catch(1),
  search: z.string().catch(''),
  sort: z.enum(['cards', 'name']).catch('cards'),
  up: z.boolean().catch(false),
});
const size = 20;

/** Customers that several cards of files became, by what they were recognised, and the way to part them. */
export function JoinedPart() {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const drawer = useDrawer('customer');
  const columns = useJoinedColumns();
  const [{ page, search, sort, up }, change] = useAddress(address);
  const joined = useQuery(queries.intake.joined.queryOptions({ input: { page, size, search, sort, descending: !up }, placeholderData: keepPreviousData }));
  return (
    <>
      <Toolbar note={t('joinedNote')}>
        <SearchField label={t('searchJoined')} value={search} onChange={(next) => change({ search: next || undefined, page: 1 })} />
      </Toolbar>
      <Loaded query={joined} failure={failure}>
        {({ rows, total }) => (
          <>
            <DataTable
              label={t('tabJoined')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              openKey={drawer.id === null ? null : Number(drawer.id)}
              onOpen={(row) => drawer.open(row.id)}
              sort={{ key: sort, descending: !up }}
              onSort={({ key, descending }) => change({ sort: key as 'cards', up: !descending, page: 1 })}
              paging={{ page, pageSize: size, total, onPage: (next) => change({ page: next }) }}
              empty={<Empty why={search === '' ? t('noJoined') : t('nothingJoinedFound')} />}
            />
            <CardsDrawer customer={rows.find((row) => String(row.id) === drawer.id)} onClose={drawer.close} />
          </>
        )}
      </Loaded>
    </>
  );
}

function SharedSigns({ customer }: { readonly customer: Joined }) {
  const { t } = useTranslation('intake');
  if (customer.shared.length === 0) return <Tag>{t('byPerson')}</Tag>;
  return <span className={styles.tags}>{customer.shared.slice(0, 3).map(({ kind, value }) => <Tag key={kind}>{t(`signs.${kind}`)} {kind === 'name' ? '' : value}</Tag>)}</span>;
}

function useJoinedColumns(): readonly Column<Joined>[] {
  const { t } = useTranslation('intake');
  const format = useFormat();
  return [
    { key: 'name', title: t('customer'), lead: true, sortable: true, phone: 'title', cell: (row) => row.name },
    { key: 'cards', title: t('cards'), align: 'end', sortable: true, phone: 'value', cell: (row) => format.number(row.cards.length) },
    { key: 'shared', title: t('sharedBy'), phone: 'note', cell: (row) => <SharedSigns customer={row} /> },
    { key: 'files', title: t('inFiles'), quiet: true, cell: (row) => [...new Set(row.cards.map(({ file }) => file))].join(', ') },
  ];
}

function CardsDrawer({ customer, onClose }: { readonly customer: Joined | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const client = useQueryClient();
  const separate = useMutation(
    queries.intake.separate.mutationOptions({
      onSuccess: async () => {
        onClose();
        await client.invalidateQueries();
      },
    }),
  );
  if (customer === undefined) return null;
  const separable = new Set(customer.cards.map(({ label }) => label)).size > 1;
  return (
    <Drawer opened onClose={onClose} kicker={t('tabJoined')} title={customer.name} about={<SharedSigns customer={customer} />}>
      {separate.error ? <Notice verdict="present">{failure(separate.error).what}</Notice> : null}
      {customer.cards.map((card, at) => (
        <Section key={at} title={card.name} note={t('cardFrom', { file: card.file, id: card.loadId })}>
          <KeyValues
            rows={(['code', 'inn', 'phone', 'email'] as const).flatMap((key) => (card[key] === null ? [] : [{ key, label: t(key), value: card[key] }]))}
          />
          {separable ? (
            <div className={styles.cardButtons}>
              <Confirm label={t('separate')} consequence={t('separateConsequence')} deed={t('separateDeed')} busy={separate.isPending} onConfirm={() => separate.mutate({ id: customer.id, label: card.label })} />
            </div>
          ) : null}
        </Section>
      ))}
    </Drawer>
  );
}
