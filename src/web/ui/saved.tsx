import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './saved.module.css';

interface SavedProps {
  /** Changes with every saving; null before the first. */
  readonly at: number | null;
  readonly words?: ReactNode;
  /** What is said while a saving is under way. */
  readonly meanwhile?: ReactNode;
  readonly onUndo?: () => void;
}

/** The quiet line beside what was saved, with «Отменить» for 8 seconds. */
export function Saved({ at, words, meanwhile, onUndo }: SavedProps) {
  const { t } = useTranslation('ui');
  const [gone, setGone] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setGone(at), 8000);
    return () => clearTimeout(timer);
  }, [at]);
  const shown = at !== null && gone !== at;
  return (
    <span role="status" className={styles.saved}>
      {meanwhile ?? (shown ? <>{words ?? t('saved')}{onUndo ? <Button kind="text" onClick={onUndo}>{t('cancel')}</Button> : null}</> : null)}
    </span>
  );
}
