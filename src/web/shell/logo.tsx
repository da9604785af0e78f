import styles from './top-bar.module.css';

/** The mark of the product: a ring that is not closed yet. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden>
        <circle cx="10" cy="10" r="7.75" fill="none" stroke="var(--mute)" strokeWidth="3.5" />
        <path d="M10 2.25a7.75 7.75 0 1 1-6.7 11.6" fill="none" stroke="var(--ink)" strokeWidth="3.5" />
      </svg>
      Thirty
    </span>
  );
}
