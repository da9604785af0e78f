import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { linkSorts, useSurveyAddress } from './address.ts';

type ShownLink = Awaited<ReturnType<Api['survey']['links']>>['rows'][number];

const pageSize = 20;

/** The links by which questions were handed over; spent ones stay in sight. */
export function Links() {
  const { t } = useTranslation('survey');
  const failure = useFailure();
  const client = useQueryClient();
  const [{ sort: asked, down, page }, change] = useSurveyAddress();
  const [sort, descending] = [asked ?? 'createdAt', asked === undefined || down] as const;
  const links = useQuery(queries.survey.links.queryOptions({ input: { page, size: pageSize, sort, descending }, placeholderData: keepPreviousData }));
  const end = useMutation(queries.survey.endLink.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.survey.key() }) }));
  const columns = useLinkColumns((id) => end.mutate({ id }));
  return (
    <>
      {end.error ? <Notice verdict="present">{failure(end.error).what}</Notice> : null}
      <Loaded query={links} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('links')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            sort={{ key: sort, descending }}
            onSort={({ key, descending: next }) => change({ sort: linkSorts.find((known) => known === key), down: next, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={t('noLinks')} />}
          />
        )}
      </Loaded>
    </>
  );
}

function useLinkColumns(onEnd: (id: number) => void): readonly Column<ShownLink>[] {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const { organisation } = useSession();
  const when = (instant: string): string => format.instant(instant, organisation.zone);
  const use = ({ as, answered, openedAt }: ShownLink): string =>
    as === 'rep' ? t('hidden') : openedAt === null ? t('unopened') : t('opened', { when: when(openedAt), answered: answered ?? 0 });
  return [
    { key: 'note', title: t('forWhom'), lead: true, sortable: true, phone: 'title', cell: (row) => row.note },
    { key: 'as', title: t('whose'), phone: 'note', cell: (row) => t(`roles.${row.as}`) },
    { key: 'answered', title: t('answered'), cell: use, phone: 'note' },
    { key: 'createdBy', title: t('createdBy'), quiet: true, cell: (row) => row.createdBy ?? t('none') },
    { key: 'createdAt', title: t('created'), quiet: true, sortable: true, cell: (row) => when(row.createdAt) },
    { key: 'expiresAt', title: t('until'), quiet: true, sortable: true, phone: 'side', cell: (row) => when(row.expiresAt) },
    { key: 'state', title: t('state'), phone: 'value', cell: (row) => t(`states.${row.state}`) },
    {
      key: 'deeds',
      title: <span className="visually-hidden">{t('whatOf')}</span>,
      align: 'end',
      phone: 'wide',
      cell: (row) => (row.state === 'open' ? <Confirm kind="text" label={t('end')} consequence={t('endConsequence', row)} deed={t('endDeed')} onConfirm={() => onEnd(row.id)} /> : null),
    },
  ];
}
