import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, Failed } from '#web/ui/states.tsx';
import styles from './welcome-page.module.css';

/** The first page before the first load, for whoever may load: own files, or the demonstration company. */
export function WelcomePage() {
  const { t } = useTranslation('shell');
  const failure = useFailure();
  const navigate = useNavigate();
  const demo = useMutation(queries.demo.load.mutationOptions({ onSuccess: () => navigate({ to: '/data/import' }) }));
  const actions = (
    <div className={styles.actions}>
      <Link to="/data/import" className={buttonClass('primary')}>{t('loadFiles')}</Link>
      <Button busy={demo.isPending} onClick={() => demo.mutate({})}>{t('loadDemo')}</Button>
    </div>
  );
  return (
    <>
      <PageHeader title={t('welcomeTitle')} />
      <Empty why={t('welcomeAbout')} action={actions} />
      <p className={styles.about}>{t('demoAbout')}</p>
      {demo.isError && <Failed failure={failure(demo.error)} />}
    </>
  );
}
