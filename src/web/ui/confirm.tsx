import { Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './confirm.module.css';

interface ConfirmProps {
  /** The button that asks first: «Отменить загрузку». */
  readonly label: ReactNode;
  /** What happens to what, and what stays. */
  readonly consequence: ReactNode;
  /** The deed with its count: «Отменить 541 909 строк». */
  readonly deed: ReactNode;
  readonly onConfirm: () => void;
  readonly kind?: 'outline' | 'text';
  readonly busy?: boolean;
}

/** A deed that takes something away: the consequence in a sentence, the count in the button. */
export function Confirm({ label, consequence, deed, onConfirm, kind = 'outline', busy = false }: ConfirmProps) {
  const { t } = useTranslation('ui');
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" width={320} trapFocus returnFocus offset={6}>
      <Popover.Target>
        <Button kind={kind} busy={busy} onClick={() => setAsking((before) => !before)}>{label}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.ask}>
          <p>{consequence}</p>
          <div className={styles.buttons}>
            <Button kind="primary" onClick={confirm}>{deed}</Button>
            <Button onClick={() => setAsking(false)}>{t('keep')}</Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
