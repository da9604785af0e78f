import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { useRepairsAddress } from './parts/address.ts';
import type { RepairOf } from './parts/answers.ts';
import { RepairDrawer } from './parts/repair-drawer.tsx';
import { stepsOf } from './parts/start-panel.tsx';
import { useSay } from './parts/use-words.ts';

/** What is being repaired, by whom, how far it is; each opens to its steps and to whether the number moved. */
export function RepairsScreen() {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const [address, change] = useRepairsAddress();
  const columns = useColumns();
  const repairs = useQuery(queries.diagnosis.repairs.queryOptions({ input: {} }));
  const openId = /^repair\.(\d{1,9})$/.exec(address.open ?? '')?.[1];
  return (
    <>
      <PageHeader trail={<Link to="/map">{t('mistake.trail')}</Link>} title={t('repairing.list')} about={t('repairing.listAbout')} />
      <Loaded query={repairs} failure={failure} skeleton={<Skeleton rows={6} />}>
        {(data) => (
          <DataTable
            label={t('repairing.list')} columns={columns} rows={data.repairs} rowKey={({ id }) => id} openKey={openId === undefined ? null : Number(openId)}
            onOpen={({ id }) => change({ open: `repair.${id}` })}
            empty={<Empty why={t('repairing.none')} action={<Link to="/map" className={buttonClass('primary')}>{t('repairing.toMap')}</Link>} />}
          />
        )}
      </Loaded>
      {openId === undefined ? null : <RepairDrawer key={openId} id={Number(openId)} onClose={() => change({ open: undefined })} />}
    </>
  );
}

function useColumns(): readonly Column<RepairOf>[] {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const say = useSay();
  return [
    { key: 'mistake', title: t('repairing.mistake'), lead: true, phone: 'title', cell: ({ mistake, topic }) => `№\u2009${mistake} ${say(topic)}` },
    { key: 'owner', title: t('repairing.owner'), phone: 'note', cell: ({ owner }) => owner ?? t('repairing.nobody') },
    { key: 'state', title: t('repairing.state'), phone: 'side', cell: ({ ending }) => t(`repairing.${ending ?? 'running'}`) },
    { key: 'progress', title: t('repairing.progress'), align: 'end', phone: 'value', cell: (repair) => format.outOf(stepsOf(repair).done, stepsOf(repair).all) },
    { key: 'started', title: t('repairing.started'), align: 'end', cell: ({ startedOn }) => format.shortDay(startedOn, true) },
    { key: 'due', title: t('repairing.dueOn'), align: 'end', cell: ({ dueOn }) => format.shortDay(dueOn, true) },
  ];
}
