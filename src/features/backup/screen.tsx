import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section } from '#web/ui/page-header.tsx';
import { Saved } from '#web/ui/saved.tsx';
import { NoPermission, Skeleton } from '#web/ui/states.tsx';
import { BackupList } from './parts/backup-list.tsx';
import { BackupState } from './parts/backup-state.tsx';
import { ScheduleForm } from './parts/schedule-form.tsx';
import styles from './parts/backup.module.css';

const lookMillis = 2000;

/** Backups: how they are doing, when they are made, which there are, and how to return to one. */
export function BackupScreen() {
  const { t } = useTranslation('backup');
  const { user } = useSession();
  if (!mayDo(user, 'backup', 'edit')) return <NoPermission words={t('notYours')} />;
  return <OwnersBackups />;
}

function OwnersBackups() {
  const { t } = useTranslation('backup');
  const failure = useFailure();
  const client = useQueryClient();
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const state = useQuery(queries.backup.state.queryOptions({ refetchInterval: ({ state: { data } }) => (data?.runningSince ? lookMillis : false) }));
  const begin = useMutation(queries.backup.begin.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.backup.key() }) }));
  const isRunning = state.data?.runningSince != null;
  return (
    <>
      <PageHeader title={t('nav')} about={t('about')} actions={<Button kind="primary" busy={begin.isPending || isRunning} onClick={() => begin.mutate({})}>{t('make')}</Button>} />
      {begin.error ? <Notice verdict="risk">{failure(begin.error).what}</Notice> : null}
      <p role="status" className={styles.status}>{isRunning ? t('begun') : ''}</p>
      <Loaded query={state} failure={failure} skeleton={<Skeleton strip rows={6} />}>
        {(known) => (
          <>
            <BackupState known={known} />
            <Section title={t('list')} note={t('listNote', { folder: known.folder })}><BackupList newest={known.last?.name ?? null} /></Section>
            <Section title={t('schedule')} note={t('scheduleNote')}><ScheduleForm key={JSON.stringify(known.schedule)} saved={known.schedule} done={<Saved at={savedAt} />} onSaved={() => setSavedAt(Date.now())} /></Section>
            <Section title={t('restore')}>
              <div className={styles.restore}>
                <p>{t('restoreAbout')}</p>
                <CopyField label={t('command')} value={known.restoreCommand} isLasting />
                <p>{t('elsewhere')}</p>
              </div>
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}
