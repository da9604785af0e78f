import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '#web/ui/states.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import styles from './shell.module.css';
import { SectionBar, TopBar } from './top-bar.tsx';

/** The frame around every screen of someone signed in. */
export function Shell() {
  const { t } = useTranslation('ui');
  return (
    <>
      <a href="#content" className={styles.skip}>{t('skip')}</a>
      <TopBar />
      <div className={styles.page}>
        <SectionBar />
        <main id="content" tabIndex={-1} className={styles.content}>
          <Suspense fallback={<Skeleton strip />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <PhoneTabs />
    </>
  );
}
