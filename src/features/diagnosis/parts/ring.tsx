import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { shapeOf, verdictOrder, type LeafOf } from './answers.ts';
import { centreRadius } from './map-geometry.ts';
import styles from './ring.module.css';

const radius = centreRadius - 4;
const length = 2 * Math.PI * radius;

/** The thirty as a ring of five verdicts, with the number of mistakes that are there. */
export function Ring({ leaves }: { readonly leaves: readonly LeafOf[] }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const present = leaves.filter(({ verdict }) => verdict === 'present').length;
  const parts = partsOf(leaves);
  const size = centreRadius * 2;
  return (
    <div className={styles.ring} style={{ width: size, height: size }}>
      <svg width={size} height={size} aria-hidden>
        <circle cx={centreRadius} cy={centreRadius} r={radius - 6} className={styles.disc} />
        {parts.map(({ verdict, share, offset }) => share === 0 ? null : (
          <circle
            key={verdict} cx={centreRadius} cy={centreRadius} r={radius} className={styles[shapeOf[verdict]]}
            strokeDasharray={verdict === 'no-data' ? dashes(share) : `${Math.max(0, share * length - 3)} ${length}`} strokeDashoffset={-offset * length}
          />
        ))}
      </svg>
      <p>
        <span>{t('department')}</span>
        <strong>{format.number(present)}</strong>
        <span>{t('ofThirty', { count: present, all: format.number(leaves.length) })}</span>
      </p>
    </div>
  );
}

/** The share of each verdict, and where on the ring it begins. */
function partsOf(leaves: readonly LeafOf[]) {
  const counts = verdictOrder.map((verdict) => leaves.filter((leaf) => leaf.verdict === verdict).length);
  const all = Math.max(1, leaves.length);
  return verdictOrder.map((verdict, at) => ({ verdict, share: (counts[at] ?? 0) / all, offset: counts.slice(0, at).reduce((sum, count) => sum + count, 0) / all }));
}

/** What has no data is never a whole line. */
function dashes(share: number): string {
  const whole = share * length - 3;
  const marks = Array.from({ length: Math.floor(whole / 5) }, () => '3 2').join(' ');
  return `${marks} 0 ${length}`;
}
