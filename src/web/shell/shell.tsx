import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '#web/ui/states.tsx';
import { PageTitle } from './page-title.tsx';
import { PaperLine } from './paper-line.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import styles from './shell.module.css';
import { SectionBar, TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList }));

/** The frame around every screen of someone signed in. */
export function Shell() {
  const { t } = useTranslation('ui');
  const { isListOpen, openList, closeList } = useShortcuts();
  return (
    <>
      <a href="#content" className={styles.skip}>{t('skip')}</a>
      <PageTitle />
      <TopBar onShortcuts={openList} />
      <div className={styles.page}>
        <SectionBar />
        <PaperLine />
        <main id="content" tabIndex={-1} className={styles.content}>
          <Suspense fallback={<Skeleton strip />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <PhoneTabs />
      {isListOpen ? <Suspense fallback={null}><ShortcutList onClose={closeList} /></Suspense> : null}
    </>
  );
}
