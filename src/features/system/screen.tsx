import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page-header.tsx';
import { NoPermission, Skeleton } from '#web/ui/states.tsx';
import { isLoadAtWork, type SystemState, type WorkRow } from './parts/answers.ts';
import { LastLoads } from './parts/last-loads.tsx';
import { Space } from './parts/space.tsx';
import { rowsOfWork } from './parts/work-rows.ts';
import { WorkTable } from './parts/work-table.tsx';
import styles from './parts/system.module.css';

const busyMillis = 2000;
const restMillis = 15_000;
const recentLoads = { page: 1, size: 10, sort: 'createdAt', descending: true } as const;

/** The installation at a glance: versions, disk, what it does by itself, loads, backups. */
export function SystemScreen() {
  const { t } = useTranslation('system');
  const { user } = useSession();
  if (!mayDo(user, 'settings', 'read')) return <NoPermission words={t('notYours')} />;
  return <Installation />;
}

function Installation() {
  const { t } = useTranslation('system');
  const format = useFormat();
  const failure = useFailure();
  const { organisation } = useSession();
  const { state, loads, backup } = useStanding();
  const { asked, error, busy, stop, repeat, stopLoad } = useDeeds();
  return (
    <>
      <PageHeader title={t('nav')} about={state.data && t('about', { version: state.data.version, when: format.instant(state.data.startedAt, organisation.zone) })} />
      {error ? <Notice verdict="risk">{failure(error).what}</Notice> : null}
      <p role="status" className={styles.status}>{asked === null ? '' : t('asked', { what: t(`names.${asked}`) })}</p>
      <Loaded query={state} failure={failure} skeleton={<Skeleton strip rows={8} />}>
        {(known) => (
          <>
            <Space {...known} />
            <Section title={t('works')} note={t('worksNote')}>
              <WorkTable rows={rowsOfWork(known, loads.data?.rows ?? [], backup.data)} toldAt={state.dataUpdatedAt} busy={busy} onStop={stop} onRepeat={repeat} />
            </Section>
            <Loaded query={loads} failure={failure}>{({ rows }) => <LastLoads rows={rows} busy={busy} onStop={stopLoad} />}</Loaded>
            <Versions known={known} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What is asked of the server, sooner while anything runs. */
function useStanding() {
  const { user } = useSession();
  const every = (isBusy: boolean): number => (isBusy ? busyMillis : restMillis);
  const state = useQuery(queries.system.state.queryOptions({ refetchInterval: ({ state: { data } }) => every(data?.works.some(({ runningSince, waiting }) => runningSince !== null || waiting > 0) === true) }));
  const loads = useQuery(queries.intake.list.queryOptions({ input: recentLoads, refetchInterval: ({ state: { data } }) => every(data?.rows.some(isLoadAtWork) === true) }));
  const backup = useQuery(queries.backup.state.queryOptions({ enabled: mayDo(user, 'backup', 'edit'), refetchInterval: ({ state: { data } }) => every(data?.runningSince != null) }));
  return { state, loads, backup };
}

function useDeeds() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<WorkRow['key'] | null>(null);
  const options = { onSuccess: () => client.invalidateQueries() };
  const stopWork = useMutation(queries.system.stopWork.mutationOptions(options));
  const repeatWork = useMutation(queries.system.repeatWork.mutationOptions(options));
  const makeBackup = useMutation(queries.backup.begin.mutationOptions(options));
  const stopLoad = useMutation(queries.intake.stop.mutationOptions(options));
  const all = [stopWork, repeatWork, makeBackup, stopLoad];
  const told = (key: WorkRow['key']) => ({ onSuccess: () => setAsked(key) });
  return {
    asked,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    busy: all.some(({ isPending }) => isPending),
    stop: (key: WorkRow['key']) => (key === 'loads' || key === 'backup' ? undefined : stopWork.mutate({ name: key }, told(key))),
    repeat: (key: WorkRow['key']) => (key === 'loads' ? undefined : key === 'backup' ? makeBackup.mutate({}, told(key)) : repeatWork.mutate({ name: key }, told(key))),
    stopLoad: (id: number) => stopLoad.mutate({ id }, told('loads')),
  };
}

function Versions({ known: { version, node, database } }: { readonly known: SystemState }) {
  const { t } = useTranslation('system');
  const format = useFormat();
  const { user, organisation } = useSession();
  const link = mayDo(user, 'backup', 'edit') ? <Link to="/settings/backups" className={buttonClass('text')}>{t('toBackups')}</Link> : undefined;
  return (
    <Section title={t('versions')} actions={link}>
      <div className={styles.versions}>
        <KeyValues
          label={t('versions')}
          rows={[
            { key: 'product', label: t('product'), value: version },
            { key: 'node', label: 'Node', value: node },
            { key: 'database', label: 'PostgreSQL', value: database.version },
            { key: 'schema', label: t('schema'), value: database.schema ?? t('none') },
            { key: 'since', label: t('schemaSince'), value: database.schemaSince === null ? t('none') : format.instant(database.schemaSince, organisation.zone) },
          ]}
        />
      </div>
    </Section>
  );
}
