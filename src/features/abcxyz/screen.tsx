import { useAbcXyzAddress } from './address.ts';
import { ClassesView } from './parts/classes-view.tsx';
import { MatrixView } from './parts/matrix-view.tsx';
import { MovementView } from './parts/movement-view.tsx';
import { PortraitView } from './parts/portrait-view.tsx';
import styles from './screen.module.css';

/** ABCXYZ: the matrix with its customers, movement between two days, the portrait; ABC of products and reps. */
export function AbcXyzScreen() {
  const [address, change] = useAbcXyzAddress();
  const shown = { address, change };
  return (
    <div className={styles.page}>
      {address.subject !== 'customers' ? (
        <ClassesView {...shown} subject={address.subject} />
      ) : address.view === 'movement' ? (
        <MovementView {...shown} />
      ) : address.view === 'portrait' ? (
        <PortraitView {...shown} />
      ) : (
        <MatrixView {...shown} />
      )}
    </div>
  );
}
