import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import type { BackupRow } from './answers.ts';
import styles from './backup.module.css';

const size = 20;
const sorts = ['madeAt', 'bytes'] as const;
const schema = z.object({
  page: z.int().min(1).default(1).catch(1),
  sort: z.enum(sorts).default('madeAt').catch('madeAt'),
  up: z.boolean().default(false).catch(false),
});

/** The files in the folder; asked anew when there is a newer one. */
export function BackupList({ newest }: { readonly newest: string | null }) {
  const { t } = useTranslation('backup');
  const failure = useFailure();
  const client = useQueryClient();
  const [{ page, sort, up }, change] = useAddress(schema);
  const asked = queries.backup.list.queryOptions({ input: { page, size, sort, descending: !up }, placeholderData: keepPreviousData });
  const files = useQuery({ ...asked, queryKey: [...asked.queryKey, newest] as unknown as typeof asked.queryKey });
  const remove = useMutation(queries.backup.remove.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.backup.key() }) }));
  const columns = useColumns((name) => remove.mutate({ name }));
  return (
    <>
      {remove.error ? <Notice verdict="risk">{failure(remove.error).what}</Notice> : null}
      <Loaded query={files} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('list')}
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
            sort={{ key: sort, descending: !up }}
            onSort={(next) => change({ sort: next.key === 'bytes' ? 'bytes' : 'madeAt', up: !next.descending, page: 1 })}
            paging={{ page, pageSize: size, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={t('empty')} />}
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(remove: (name: string) => void): readonly Column<BackupRow>[] {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const actions = ({ name, madeAt }: BackupRow) => {
    const when = format.instant(madeAt, zone);
    return (
      <span className={styles.actions}>
        <a className={buttonClass('text')} href={`/api/backups/${name}/file`} download={name} aria-label={t('downloadLabel', { when })}>{t('download')}</a>
        <Confirm kind="text" label={t('remove')} consequence={t('removeAsk', { when })} deed={t('removeDeed')} onConfirm={() => remove(name)} />
      </span>
    );
  };
  return [
    { key: 'madeAt', title: t('madeAt'), lead: true, sortable: true, phone: 'title', cell: ({ madeAt }) => format.instant(madeAt, zone) },
    { key: 'reason', title: t('reason'), phone: 'note', cell: ({ reason }) => t(`reasons.${reason}`) },
    { key: 'bytes', title: t('size'), align: 'end', sortable: true, phone: 'value', cell: ({ bytes }) => format.bytes(bytes) },
    { key: 'actions', title: <span className="visually-hidden">{t('actions')}</span>, align: 'end', phone: 'side', cell: actions },
  ];
}
