import type { ReactNode } from 'react';
import { LanguageSwitch } from '#web/shell/language-switch.tsx';
import { Logo } from '#web/shell/logo.tsx';
import styles from './entry-page.module.css';

interface EntryPageProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** The page of someone not signed in: the mark, one question, nothing of the organisation. */
export function EntryPage({ title, about, children }: EntryPageProps) {
  return (
    <>
      <header className={styles.bar}>
        <Logo />
        <LanguageSwitch />
      </header>
      <main className={styles.page}>
        <h1>{title}</h1>
        {about ? <p className={styles.about}>{about}</p> : null}
        <div className={styles.body}>{children}</div>
      </main>
    </>
  );
}
