import type { ReactNode } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** What the page covers: period, zone, who is counted. */
  readonly about?: ReactNode;
  /** The way up, where the page is deeper than its section. */
  readonly trail?: ReactNode;
  /** Buttons at the right; at most one of them black. */
  readonly actions?: ReactNode;
}

/** The head of a page: its title, what it covers, what can be done with it. */
export function PageHeader({ title, about, trail, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {trail ? <nav className={styles.trail}>{trail}</nav> : null}
        <h1>{title}</h1>
        {about ? <p className={styles.about}>{about}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page; the note stands quietly at the right of the title. */
export function Section({ title, note, actions, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {note ? <p className={styles.note}>{note}</p> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** A row of controls above the figures; what they leave out is said beside them. */
export function Toolbar({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) {
  return (
    <div className={styles.toolbar}>
      {children}
      {note ? <p className={styles.note}>{note}</p> : null}
    </div>
  );
}
