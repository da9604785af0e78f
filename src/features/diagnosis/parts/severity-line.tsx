import { percent } from '#web/charts/percent.ts';
import type { placeOf } from '../../diagnosis-figures.ts';
import styles from './mistake.module.css';

/** How bad a value is from 0 to 1, with a shape that says the same without colour. */
export function SeverityLine({ severity, place }: { readonly severity: number | null; readonly place: ReturnType<typeof placeOf> }) {
  if (severity === null) return <span className={styles.gap}>—</span>;
  return (
    <span className={styles.severity} aria-hidden>
      <i className={styles[`${place}Line`]} style={{ width: percent(severity) }} />
      <svg viewBox="0 0 12 12" width={12} height={12} style={{ left: `calc(${percent(severity)} - 6px)` }}>
        {place === 'present' ? <rect x="2" y="2" width="8" height="8" rx="1" fill="var(--present-edge)" /> : null}
        {place === 'risk' ? <path d="M6 1.5 11 10.5H1z" fill="var(--risk-fill)" stroke="var(--risk-edge)" /> : null}
        {place === 'absent' ? <circle cx="6" cy="6" r="4" fill="var(--bg)" stroke="var(--absent-edge)" strokeWidth="1.6" /> : null}
      </svg>
    </span>
  );
}
