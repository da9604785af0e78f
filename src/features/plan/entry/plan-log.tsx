import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { metricOfPlan } from '#core/plan/planned-metrics.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { useEntry } from './entry-context.ts';

type PlanLoad = Awaited<ReturnType<Api['plan']['changes']>>['rows'][number];

const shown = 10;

/** Every entry and file of plans, newest first, with the way back. */
export function PlanLog({ onUndone }: { readonly onUndone: () => void }) {
  const { t } = useTranslation('planEntry');
  const failure = useFailure();
  const { address, change } = useEntry();
  const page = address.logPage ?? 1;
  const query = useQuery(queries.plan.changes.queryOptions({ input: { page, size: shown }, placeholderData: keepPreviousData }));
  const columns = useLogColumns(onUndone);
  return (
    <Section title={t('log')}>
      <Loaded query={query} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('log')}
            columns={columns}
            rows={rows}
            rowKey={({ loadId }) => loadId}
            paging={total > shown ? { page, pageSize: shown, total, onPage: (logPage) => change({ logPage }, { replace: true }) } : undefined}
            empty={<Gap>{t('logEmpty')}</Gap>}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useLogColumns(onUndone: () => void): Column<PlanLoad>[] {
  const { t, i18n } = useTranslation('planEntry');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const titleOf = (name: string) => metricOfPlan(name)?.title[i18n.language === 'en' ? 'en' : 'ru'] ?? name;
  return [
    { key: 'at', title: t('at'), lead: true, phone: 'title', cell: ({ at }) => <Num>{format.instant(at, zone)}</Num> },
    { key: 'by', title: t('by'), phone: 'note', cell: ({ by }) => by ?? t('nobodyNamed') },
    { key: 'how', title: t('how'), cell: ({ byHand, fileName }) => (byHand ? t('versionHand') : t('versionFile', { name: fileName })) },
    { key: 'metric', title: t('metric'), cell: ({ metrics }) => metrics.map(titleOf).join(', ') },
    { key: 'period', title: t('period'), cell: ({ period }) => <Num>{format.period(period.from, period.to)}</Num> },
    { key: 'plans', title: t('plansCount'), align: 'end', phone: 'value', cell: ({ plans }) => <Num>{format.number(plans)}</Num> },
    { key: 'undo', title: <span className="visually-hidden">{t('undo')}</span>, align: 'end', phone: 'side', cell: (load) => <Undo load={load} onUndone={onUndone} /> },
  ];
}

function Undo({ load, onUndone }: { readonly load: PlanLoad; readonly onUndone: () => void }) {
  const { t } = useTranslation('planEntry');
  const failure = useFailure();
  const undo = useMutation(queries.plan.takeBack.mutationOptions({ onSuccess: onUndone }));
  if (!load.isUndoable) return load.byHand ? null : <Gap>{t('undoAtImport')}</Gap>;
  return (
    <>
      {undo.error ? <span role="alert">{failure(undo.error).what}</span> : null}
      <Confirm kind="text" label={t('undo')} consequence={t('undoConsequence')} deed={t('undoDeed', { count: load.plans })} busy={undo.isPending} onConfirm={() => undo.mutate({ id: load.loadId })} />
    </>
  );
}
