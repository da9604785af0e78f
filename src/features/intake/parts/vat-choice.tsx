import { useTranslation } from 'react-i18next';
import { vatChoices } from '#core/files/money.ts';
import { useSums } from '#web/domain/use-sums.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import styles from './intake.module.css';
import type { Choice, Preview } from './shapes.ts';

interface VatChoiceProps {
  readonly preview: Preview;
  readonly options: Choice['options'];
  readonly onOptions: (options: Choice['options']) => void;
}

/** Whether the sums of the file contain VAT, and what follows from it; nothing for a file without sums. */
export function VatChoice({ preview, options, onOptions }: VatChoiceProps) {
  const { t } = useTranslation('intake');
  const { vatIncluded, vatWord } = useSums();
  if (preview.vat === null) return null;
  const chosen = options.vat ?? (preview.vat.included ? 'included' : 'excluded');
  const included = chosen === 'included';
  const why = options.vat === undefined ? (preview.vat.said ? t('vatAsBefore') : t('vatAsOrganisation')) : null;
  const follows = vatIncluded === undefined || vatIncluded === included ? t('vatAsTheyAre') : t('vatRecalculated', { how: vatWord(vatIncluded) });
  return (
    <div className={styles.vat}>
      <span className={styles.vatLabel}>{t('vat')}</span>
      <Segmented label={t('vat')} value={chosen} choices={vatChoices.map((value) => ({ value, label: vatWord(value === 'included') }))} onChange={(vat) => onOptions({ ...options, vat })} />
      <span className={styles.quiet}>{[why, follows].filter((part) => part !== null).join('. ')}</span>
    </div>
  );
}
