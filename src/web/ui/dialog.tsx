import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  /** Given for what is only told and may be closed unanswered. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A question that must be answered before anything else: nothing behind it can be reached, and Escape does not pass it by unless it may be closed. */
export function Dialog({ title, about, onClose, children }: DialogProps) {
  const { t } = useTranslation('ui');
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-close], input')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose?.();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onCancel={cancel}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {onClose ? <IconButton label={t('close')} onClick={onClose} data-close><IconX stroke={1.6} aria-hidden /></IconButton> : null}
      </div>
      {about ? <p className={styles.about}>{about}</p> : null}
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}
