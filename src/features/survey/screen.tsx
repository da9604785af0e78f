import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { useSurveyAddress } from './parts/address.ts';
import { HandOverDrawer } from './parts/hand-over-drawer.tsx';
import { OwnQuestions } from './parts/own-questions.tsx';
import { People } from './parts/people.tsx';

/** The self-diagnosis: one's own questions and, for owner and head of sales, who answers and by which links. */
export function SurveyScreen() {
  const { t } = useTranslation('survey');
  const { user } = useSession();
  const [{ part }, change] = useSurveyAddress();
  const handOver = useDrawer('link');
  if (!mayDo(user, 'diagnosis', 'edit')) {
    return (
      <>
        <PageHeader title={t('nav')} about={t('about')} />
        <OwnQuestions />
      </>
    );
  }
  const tabs = [{ name: 'own' as const, label: t('own') }, { name: 'people' as const, label: t('people') }];
  const actions = part === 'people' ? <Button kind="primary" onClick={() => handOver.open('new')}>{t('handOver')}</Button> : null;
  return (
    <>
      <PageHeader title={t('nav')} about={t('about')} actions={actions} />
      <Tabs label={t('parts')} tabs={tabs} value={part} onChange={(next) => change({ part: next })}>
        {part === 'own' ? <OwnQuestions /> : <People />}
      </Tabs>
      <HandOverDrawer />
    </>
  );
}
