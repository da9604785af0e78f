import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import styles from './calendar.module.css';

type Closure = Awaited<ReturnType<Api['calendar']['closures']>>['rows'][number];

/** Seasons of every year in which customers do not buy, and the way to add or take away one. */
export function Closures() {
  const { t } = useTranslation('calendar');
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const drawer = useDrawer('closure');
  const closures = useQuery(queries.calendar.closures.queryOptions());
  const remove = useMutation(queries.calendar.removeClosure.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const editable = mayDo(user, 'settings', 'edit');
  const columns = useColumns(editable, (id) => remove.mutate({ id }));
  return (
    <Section title={t('closures')} note={t('closuresNote')}>
      {remove.error ? <Notice verdict="present">{failure(remove.error).what}</Notice> : null}
      <Loaded query={closures} failure={failure}>
        {({ rows }) => <DataTable label={t('closures')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={<Empty why={t('closuresNone')} />} />}
      </Loaded>
      {editable ? <p className={styles.addClosure}><Button onClick={() => drawer.open('new')}>{t('closureAdd')}</Button></p> : null}
    </Section>
  );
}

function useColumns(editable: boolean, onRemove: (id: number) => void): readonly Column<Closure>[] {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  // Any leap year: only the day and the month are shown.
  const dayOf = (day: string): string => format.shortDay(`2024-${day}`);
  const remove: Column<Closure> = {
    key: 'remove',
    title: <span className="visually-hidden">{t('closureRemove')}</span>,
    align: 'end',
    phone: 'side',
    cell: ({ id }) => <Confirm kind="text" label={t('closureRemove')} consequence={t('closureRemoveConsequence')} deed={t('closureRemoveDeed')} onConfirm={() => onRemove(id)} />,
  };
  return [
    { key: 'season', title: t('closureSeason'), lead: true, phone: 'title', cell: ({ from, to }) => t('closureSpan', { from: dayOf(from), to: dayOf(to) }) },
    { key: 'days', title: t('closureDays'), align: 'end', phone: 'value', cell: ({ days }) => format.days(days) },
    { key: 'who', title: t('closureWho'), phone: 'note', cell: ({ industry }) => industry ?? t('closureEveryone') },
    { key: 'note', title: t('note'), quiet: true, cell: ({ note }) => note ?? '' },
    ...(editable ? [remove] : []),
  ];
}
