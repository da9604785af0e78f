import encodeQR from 'qr';
import { useMemo } from 'react';
import styles from './second-factor.module.css';

interface QrPictureProps {
  readonly text: string;
  readonly label: string;
}

/** A text as a picture that a telephone reads, drawn here: nothing is asked of any other machine. */
export function QrPicture({ text, label }: QrPictureProps) {
  const squares = useMemo(() => encodeQR(text, 'raw', { ecc: 'medium', border: 4 }), [text]);
  const path = squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={styles.picture} role="img" aria-label={label} viewBox={`0 0 ${squares.length} ${squares.length}`} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
