import { Link, useRouterState } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from './logo.tsx';
import { useNavWord } from './nav-word.ts';
import { entryAt, sectionsFor } from './reachable.ts';
import { useSession } from './session.ts';
import styles from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** The bar with the sections of the viewer's role; the phone keeps the mark and the person. */
export function TopBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  const here = useRouterState({ select: (state) => entryAt(state.location.pathname)?.section });
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.home} aria-label="Thirty"><Logo /></Link>
      <nav className={styles.sections} aria-label={t('mainNavigation')}>
        {sectionsFor(user.role).map(({ section, entries }) => (
          <Link key={section} to={entries[0]?.path ?? '/'} className={styles.section} aria-current={here === section ? 'true' : undefined}>
            {t(`sections.${section}`)}
          </Link>
        ))}
      </nav>
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
}

/** The screens of the section on view; nothing where it has one. */
export function SectionBar() {
  const { t } = useTranslation('shell');
  const word = useNavWord();
  const { user } = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = entryAt(path);
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => showPresent(nav.current), [here?.path]);
  const entries = sectionsFor(user.role).find((link) => link.section === here?.section)?.entries ?? [];
  if (entries.length < 2) return null;
  return (
    <nav ref={nav} className={styles.screens} aria-label={t('sectionNavigation')}>
      {entries.map((entry) => (
        <Link key={entry.path} to={entry.path} className={styles.screen} aria-current={here?.path === entry.path ? 'page' : undefined}>
          {word(entry)}
        </Link>
      ))}
    </nav>
  );
}

/** Where there is no room for all screens, the one on view is in sight. */
function showPresent(nav: HTMLElement | null): void {
  const present = nav?.querySelector<HTMLElement>('[aria-current]');
  if (nav && present) nav.scrollLeft = present.offsetLeft - (nav.clientWidth - present.offsetWidth) / 2;
}
