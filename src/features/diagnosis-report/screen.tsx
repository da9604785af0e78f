import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mayHaveReport } from '#core/diagnosis/report-rights.ts';
import { mayDo } from '#core/people/rights.ts';
import { useAddress } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Section } from '#web/ui/page-header.tsx';
import { Saved } from '#web/ui/saved.tsx';
import { NoPermission, Skeleton } from '#web/ui/states.tsx';
import { Files } from './parts/files.tsx';
import { Letters } from './parts/letters.tsx';
import { ScheduleForm } from './parts/schedule-form.tsx';

const schema = z.object({ asOf: z.iso.date().optional().catch(undefined) });

/** The report of the diagnosis: to take along now, and by mail every week. */
export function DiagnosisReportScreen() {
  const { t } = useTranslation('diagnosisReport');
  const format = useFormat();
  const { user } = useSession();
  const [{ asOf }] = useAddress(schema);
  if (!mayHaveReport(user)) return <><PageHeader title={t('nav')} /><NoPermission words={t('notYours')} /></>;
  return (
    <>
      <PageHeader trail={<Link to="/map">{t('trail')}</Link>} title={t('nav')} about={asOf === undefined ? t('about') : t('onDay', { day: format.day(asOf) })} />
      <Section title={t('files')} note={t('filesNote')}><Files asOf={asOf} /></Section>
      {mayDo(user, 'settings', 'edit') ? <Weekly /> : null}
    </>
  );
}

function Weekly() {
  const { t } = useTranslation('diagnosisReport');
  const failure = useFailure();
  const [at, setAt] = useState<number | null>(null);
  const schedule = useQuery(queries.diagnosisReport.schedule.queryOptions({ input: {} }));
  return (
    <Section title={t('weekly')} note={t('weeklyNote')}>
      <Loaded query={schedule} failure={failure} skeleton={<Skeleton rows={4} />}>
        {(saved) => (
          <>
            <ScheduleForm key={JSON.stringify([saved.isOn, saved.weekday, saved.hour, saved.language, saved.readers])} saved={saved} done={<Saved at={at} />} onSaved={() => setAt(Date.now())} />
            <Letters letters={saved.letters} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
