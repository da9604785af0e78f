import { useId, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './range-field.module.css';

interface RangeFieldProps {
  readonly label: ReactNode;
  /** Stands in sight in place of the label where one chooses what is moved. */
  readonly chooser?: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, shown at the right and read out. */
  readonly shown: string;
  /** True once it differs from where it stood: it is drawn as live. */
  readonly changed: boolean;
  readonly onChange: (value: number) => void;
  /** Called when the handle is let go, for what should not follow every pixel. */
  readonly onCommit?: () => void;
}

/** A value moved by a handle: what it is, where it stands, what it becomes. */
export function RangeField({ label, chooser, value, min, max, step, shown, changed, onChange, onCommit }: RangeFieldProps) {
  const id = useId();
  const filled = max === min ? 0 : ((value - min) / (max - min)) * 100;
  return (
    <div className={cx(styles.field, changed && styles.changed)}>
      {chooser}
      <label htmlFor={id} className={chooser ? 'visually-hidden' : undefined}>{label}</label>
      <output htmlFor={id} className={styles.shown}>{shown}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        style={{ ['--filled' as string]: `${filled}%` }}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        onPointerUp={onCommit}
        onKeyUp={onCommit}
      />
    </div>
  );
}
