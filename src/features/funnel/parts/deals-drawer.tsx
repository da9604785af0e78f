import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FunnelSet } from '#core/pipeline/funnel-sets.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Empty } from '#web/ui/states.tsx';
import { anew, closeDrawer, questionOf } from './address.ts';
import styles from './deals-drawer.module.css';
import { useDealColumns } from './deal-columns.tsx';
import { useFunnel } from './report.ts';
import { useConditionWords } from './use-words.ts';

const dealsShown = 50;

interface DealsDrawerProps {
  readonly set: FunnelSet;
  readonly stage: number | undefined;
}

/** The deals behind a number, paged, sorted and searched on the server. */
export function DealsDrawer({ set, stage }: DealsDrawerProps) {
  const { t } = useTranslation('funnel');
  const wordsOf = useConditionWords();
  const { report, address, change } = useFunnel();
  const stageName = report.stages.find(({ stageId }) => stageId === stage)?.stage ?? '';
  const words = [...address.only, ...address.where].map(wordsOf);
  if (address.reason !== undefined) words.unshift(`${t('reason')}: ${address.reason === '' ? t('reasonNone') : address.reason}`);
  const title = set === 'all' && address.basis === 'creation' ? t('sets.all-creation') : t(`sets.${set}`, { stage: stageName });
  return (
    <Drawer opened wide onClose={() => change(closeDrawer)} title={title} about={words.join('; ')} footer={address.only.length === 0 ? undefined : <OnlyThisGroup />}>
      <Deals set={set} stage={stage} label={title} />
    </Drawer>
  );
}

/** Narrows the whole page to the group whose deals are open. */
function OnlyThisGroup() {
  const { t } = useTranslation('funnel');
  const { address, change } = useFunnel();
  const where = [...new Set([...address.where, ...address.only])];
  return <Button onClick={() => change({ ...closeDrawer, ...anew, where, by: undefined, and: undefined })}>{t('onlyThisGroup')}</Button>;
}

function Deals({ set, stage, label }: DealsDrawerProps & { readonly label: string }) {
  const { t } = useTranslation('funnel');
  const failure = useFailure();
  const { address, change } = useFunnel();
  const sort = address.dealSort ?? (set.startsWith('open') || set === 'still-there' || address.basis === 'creation' ? 'created' : 'closed');
  const page = address.dealPage ?? 1;
  const question = questionOf(address);
  const input = {
    ...question, where: [...question.where, ...address.only], set, sort, descending: !address.dealUp, page, size: dealsShown,
    ...(stage !== undefined && { stage }), ...(address.reason !== undefined && { reason: address.reason }), ...(address.find !== undefined && { search: address.find }),
  };
  const query = useQuery(queries.funnel.rows.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useDealColumns(set);
  return (
    <>
      <div className={styles.search}>
        <SearchField label={t('search')} value={address.find ?? ''} onChange={(find) => change({ find: find === '' ? undefined : find, dealPage: undefined }, { replace: true })} />
      </div>
      <Loaded query={query} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            sort={{ key: sort, descending: !address.dealUp }}
            onSort={(next) => change({ dealSort: next.key as typeof sort, dealUp: next.descending ? undefined : true, dealPage: undefined })}
            paging={{ page, pageSize: dealsShown, total, onPage: (next) => change({ dealPage: next === 1 ? undefined : next }) }}
            empty={<Empty why={t('noDeals')} />}
          />
        )}
      </Loaded>
    </>
  );
}
