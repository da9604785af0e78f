import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Toolbar } from '#web/ui/page-header.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { PeriodStepper } from '#web/ui/period-stepper.tsx';
import { Saved } from '#web/ui/saved.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { CellHistory } from './entry/cell-history.tsx';
import { EntryContext, useEntry, useEntryAddress, type CellChange, type CellPlace, type Grid } from './entry/entry-context.ts';
import { FillMonth } from './entry/fill-month.tsx';
import { PlanGrid } from './entry/plan-grid.tsx';
import { PlanLog } from './entry/plan-log.tsx';
import styles from './entry-screen.module.css';

const shown = 50;

/** The plans of a year, month by month, set by hand. */
export function PlanEntryScreen() {
  const { t } = useTranslation('planEntry');
  const failure = useFailure();
  const [address, change] = useEntryAddress();
  const { metric, year, segment, find, page = 1 } = address;
  const input = { page, size: shown, ...(metric !== undefined && { metric }), ...(year !== undefined && { year }), ...(segment !== undefined && { segment }), ...(find !== undefined && { search: find }) };
  const query = useQuery(queries.plan.grid.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Loaded query={query} failure={failure} head={<PageHeader title={t('title')} />} skeleton={<Skeleton rows={10} />}>
      {(grid) => <Entry grid={grid} address={address} change={change} />}
    </Loaded>
  );
}

interface Told {
  readonly at: number;
  readonly words: string;
  readonly loadId: number | null;
}

/** Saving, taking back and what is said of them. */
function useSaving(grid: Grid, segment: 'new' | 'current' | undefined) {
  const { t } = useTranslation('planEntry');
  const client = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const failure = useFailure();
  const tell = (words: string, loadId: number | null) => setTold({ at: Date.now(), words, loadId });
  const refresh = () => client.invalidateQueries({ queryKey: queries.plan.key() });
  const set = useMutation(queries.plan.set.mutationOptions({ onError: (error) => setRefused(failure(error).what) }));
  const back = useMutation(queries.plan.takeBack.mutationOptions({ onError: (error) => setRefused(failure(error).what) }));
  const save = (changes: readonly CellChange[]) => {
    setRefused(null);
    set.mutate({ metric: grid.metric.id, changes: changes.map((one) => ({ ...one, segment: segment ?? null })) }, {
      onSuccess: ({ loadId }) => void refresh().then(() => tell(t('saved', { count: changes.length }), loadId)),
    });
  };
  const takeBack = (id: number) => {
    setRefused(null);
    back.mutate({ id }, { onSuccess: () => void refresh().then(() => tell(t('takenBack'), null)) });
  };
  const filled = (loadId: number | null, words: string) => {
    setRefused(null);
    void refresh().then(() => tell(words, loadId));
  };
  return { save, takeBack, filled, told, refresh, refused, refuse: setRefused, isSaving: set.isPending || back.isPending };
}

interface EntryProps {
  readonly grid: Grid;
  readonly address: ReturnType<typeof useEntryAddress>[0];
  readonly change: ReturnType<typeof useEntryAddress>[1];
}

function Entry({ grid, address, change }: EntryProps) {
  const { t } = useTranslation('planEntry');
  const [place, enter] = useState<CellPlace | null>(null);
  const saving = useSaving(grid, address.segment);
  const { save, refuse, isSaving, told, takeBack, refused } = saving;
  const { loadId = null } = told ?? {};
  const nobody = grid.rows.length === 0;
  return (
    <EntryContext value={{ grid, address, change, save, refuse, isSaving, place, enter }}>
      <PageHeader title={t('title')} about={grid.canEdit ? t('about') : t('aboutReader')} actions={<Actions onFilled={saving.filled} />} />
      <EntryToolbar />
      <p className={styles.status}>
        <Saved at={told?.at ?? null} words={told?.words} meanwhile={isSaving ? t('saving') : undefined} {...(loadId !== null && { onUndo: () => takeBack(loadId) })} />
        <span role="alert" className={styles.refused}>{refused}</span>
      </p>
      {nobody ? <Empty why={address.find === undefined ? t('empty') : t('nobody')} /> : <PlanGrid />}
      {nobody ? null : <Notes />}
      {grid.total > shown ? <Pager label={t('title')} page={address.page ?? 1} pageSize={shown} total={grid.total} onPage={(page) => change({ page })} /> : null}
      {grid.canEdit && !nobody ? (
        <>
          <CellHistory />
          <PlanLog onUndone={() => void saving.refresh()} />
        </>
      ) : null}
    </EntryContext>
  );
}

function Actions({ onFilled }: { readonly onFilled: (loadId: number | null, words: string) => void }) {
  const { t } = useTranslation('planEntry');
  const { grid } = useEntry();
  return (
    <>
      {grid.canEdit ? <FillMonth onFilled={onFilled} /> : null}
      <Link to="/plan" search={{ metric: grid.metric.id }} className={buttonClass('outline')}>{t('toAttainment')}</Link>
    </>
  );
}

function EntryToolbar() {
  const { t, i18n } = useTranslation('planEntry');
  const { grid, address, change } = useEntry();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  const period = { from: `${grid.year}-01-01`, to: `${grid.year + 1}-01-01` };
  return (
    <Toolbar>
      <PeriodStepper value={period} size="year" onChange={({ from }) => change({ year: Number(from.slice(0, 4)), month: undefined })} />
      <ChoiceMenu label={t('metric')} value={grid.metric.id} choices={grid.metrics.map(({ id, title }) => ({ value: id, label: title[language] }))} onChange={(metric) => change({ metric, page: undefined })} />
      <Segmented
        label={t('customers')}
        value={address.segment ?? 'all'}
        choices={[{ value: 'all', label: t('all') }, { value: 'new', label: t('new') }, { value: 'current', label: t('current') }]}
        onChange={(next) => change({ segment: next === 'all' ? undefined : next, page: undefined })}
      />
      {grid.total > 8 || address.find !== undefined ? <SearchField label={t('search')} value={address.find ?? ''} onChange={(find) => change({ find: find === '' ? undefined : find, page: undefined }, { replace: true })} /> : null}
    </Toolbar>
  );
}

/** The unit, said once, and the keys. */
function Notes() {
  const { t } = useTranslation('planEntry');
  const format = useFormat();
  const { currency } = useSession().organisation;
  const { grid } = useEntry();
  const unit = grid.metric.unit === 'money' ? t('unit', { unit: format.moneyUnit(currency) }) : t('unitCount');
  const phone = usePhone();
  return <p className={styles.notes}>{unit}{grid.canEdit && !phone ? ` ${t('keys')}` : ''}</p>;
}
