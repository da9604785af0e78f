import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { OrganisationForm } from './parts/organisation-form.tsx';

/** What every figure needs to know of the organisation. */
export function OrganisationScreen() {
  const { t } = useTranslation('organisation');
  const failure = useFailure();
  const { user } = useSession();
  const organisation = useQuery(queries.organisation.read.queryOptions());
  return (
    <>
      <PageHeader title={t('nav')} about={t('about')} />
      <Loaded query={organisation} failure={failure}>
        {(saved) => <OrganisationForm key={JSON.stringify(saved)} saved={saved} editable={mayDo(user, 'settings', 'edit')} />}
      </Loaded>
    </>
  );
}
