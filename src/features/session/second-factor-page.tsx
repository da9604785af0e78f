import { useTranslation } from 'react-i18next';
import { Button } from '#web/ui/button.tsx';
import { EntryPage } from './parts/entry-page.tsx';
import { SecondFactorSetup } from './parts/second-factor-setup.tsx';
import { useEnter } from './parts/use-enter.ts';

/** What stands in the place of everything else for someone of whose role a second step is demanded and who has none. */
export function SecondFactorPage({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('session');
  const enter = useEnter();
  return (
    <EntryPage title={t('second')} about={t('secondOwed')}>
      <SecondFactorSetup onDone={() => void enter()} />
      <p><Button kind="text" onClick={onLeave}>{t('signOut')}</Button></p>
    </EntryPage>
  );
}
