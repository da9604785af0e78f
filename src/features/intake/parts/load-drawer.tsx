import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { LoadReport } from './load-report.tsx';
import { isAtWork, type ShownLoad } from './shapes.ts';
import { useKindTitle } from './use-intake-words.ts';

/** What became of one load, with its own address. */
export function LoadDrawer() {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const failure = useFailure();
  const { organisation } = useSession();
  const kindTitle = useKindTitle();
  const { id, close } = useDrawer('load');
  const load = useQuery(
    queries.intake.read.queryOptions({
      input: { id: Number(id) },
      enabled: id !== null && /^\d{1,9}$/.test(id),
      refetchInterval: ({ state }) => (state.data !== undefined && isAtWork(state.data) ? 1000 : false),
    }),
  );
  const { data } = load;
  return (
    <Drawer
      opened={id !== null}
      onClose={close}
      kicker={t('loadNumber', { id: id ?? '' })}
      title={data === undefined ? '' : data.byHand ? t('entered') : data.fileName}
      about={data === undefined ? null : `${kindTitle(data.kind)} · ${format.instant(data.createdAt, organisation.zone)} · ${data.createdBy ?? t('commandLine')}`}
      footer={data?.status === 'loaded' ? <Undo load={data} /> : null}
    >
      <Loaded query={load} failure={failure}>{(shown) => <LoadReport load={shown} />}</Loaded>
    </Drawer>
  );
}

function Undo({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const { user } = useSession();
  const client = useQueryClient();
  const undo = useMutation(
    queries.intake.undo.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: queries.intake.list.key() });
        await client.invalidateQueries({ queryKey: queries.intake.read.key() });
      },
    }),
  );
  if (!mayDo(user, 'intake', 'edit')) return null;
  return (
    <>
      <Confirm
        label={t('undo')}
        consequence={t('undoConsequence')}
        deed={t('undoDeed', { count: load.rows - load.rejected })}
        busy={undo.isPending}
        onConfirm={() => undo.mutate({ id: load.id })}
      />
      {undo.error ? <Notice verdict="present">{failure(undo.error).what}</Notice> : null}
    </>
  );
}
