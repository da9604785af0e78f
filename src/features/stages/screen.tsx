import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mayDo } from '#core/people/rights.ts';
import { useAddress } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { SwitchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Settings } from './parts/draft.ts';
import { StageList } from './parts/stage-list.tsx';

const schema = z.object({ pipeline: z.coerce.number().int().min(1).optional().catch(undefined) });

/** Pipelines and their stages: order, kinds, criteria, norms, probabilities. */
export function StagesScreen() {
  const { t } = useTranslation('stages');
  const failure = useFailure();
  const { user } = useSession();
  const [{ pipeline }, change] = useAddress(schema);
  const pipelines = useQuery(queries.stages.pipelines.queryOptions());
  return (
    <>
      <PageHeader title={t('nav')} about={t('about')} />
      <Loaded query={pipelines} failure={failure}>
        {({ rows }) => {
          const chosen = rows.find(({ id }) => id === pipeline) ?? rows[0];
          if (chosen === undefined) return <Empty why={t('noPipelines')} action={mayDo(user, 'intake', 'edit') ? <Link to="/data/import" className={buttonClass('primary')}>{t('loadFile')}</Link> : null} />;
          const choices = rows.map(({ id, name, deals }) => ({ value: String(id), label: name === '' ? t('unnamed') : name, note: t('dealsOf', { count: deals }) }));
          return (
            <>
              {rows.length > 1 ? <Toolbar><ChoiceMenu label={t('pipeline')} prefix={`${t('pipeline')}:`} value={String(chosen.id)} choices={choices} onChange={(id) => change({ pipeline: Number(id) })} /></Toolbar> : null}
              <Pipeline id={chosen.id} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Pipeline({ id }: { readonly id: number }) {
  const failure = useFailure();
  const settings = useQuery(queries.stages.read.queryOptions({ input: { id } }));
  return (
    <Loaded query={settings} failure={failure}>
      {(data) => (
        <>
          <ForNewCustomers settings={data} />
          <StageList key={JSON.stringify(data.stages)} settings={data} />
        </>
      )}
    </Loaded>
  );
}

function ForNewCustomers({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('stages');
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const mark = useMutation(queries.stages.mark.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.stages.key() }) }));
  const { id, forNewCustomers } = settings.pipeline;
  return (
    <Toolbar>
      <SwitchField label={t('forNew')} help={t('forNewHelp')} disabled={!mayDo(user, 'settings', 'edit') || mark.isPending} checked={forNewCustomers} onChange={(next) => mark.mutate({ id, forNewCustomers: next })} />
      {mark.error ? <Notice verdict="present">{failure(mark.error).what}</Notice> : null}
    </Toolbar>
  );
}
