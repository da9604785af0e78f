import { useTranslation } from 'react-i18next';
import { DayField } from '#web/ui/fields.tsx';
import styles from './as-of-field.module.css';

interface AsOfFieldProps {
  /** The day of the address; undefined for the usual one. */
  readonly value: string | undefined;
  /** The day the figures stand for. */
  readonly today: string;
  readonly onChange: (asOf: string | undefined) => void;
}

/** The day figures are computed as of; emptied, it is the usual one again. */
export function AsOfField({ value, today, onChange }: AsOfFieldProps) {
  const { t } = useTranslation('customers');
  return (
    <div className={styles.field}>
      <DayField label={t('asOf')} value={value ?? today} onChange={(day) => (day === (value ?? today) ? undefined : onChange(day ?? undefined))} />
    </div>
  );
}
