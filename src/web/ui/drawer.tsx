import { FocusTrap } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './drawer.module.css';
import { usePhone } from './use-phone.ts';

interface DrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** What the rows are: the number they stand behind. */
  readonly kicker?: ReactNode;
  readonly about?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Evidence beside the page: the page stays in use, Escape closes, focus goes in and comes back. On a
 * phone it covers the page and holds the focus. Its address is `useDrawer` of `#web/address.ts`.
 */
export function Drawer(props: DrawerProps) {
  return props.opened ? createPortal(<OpenDrawer {...props} />, document.body) : null;
}

function OpenDrawer({ onClose, title, kicker, about, footer, children }: DrawerProps) {
  const { t } = useTranslation('ui');
  const titleId = useId();
  const phone = usePhone();
  const panel = useRef<HTMLElement>(null);
  useFocusInside(panel);
  useEscape(panel, onClose);
  useEffect(() => {
    document.documentElement.dataset['drawer'] = 'open';
    return () => {
      delete document.documentElement.dataset['drawer'];
    };
  }, []);
  return (
    <FocusTrap active={phone}>
      <aside
        ref={panel}
        role="dialog"
        aria-modal={phone || undefined}
        aria-labelledby={titleId}
        className={styles.drawer}
      >
        <header className={styles.head}>
          <div>
            {kicker ? <p className={styles.kicker}>{kicker}</p> : null}
            <h2 id={titleId}>{title}</h2>
            {about ? <p className={styles.about}>{about}</p> : null}
          </div>
          <IconButton label={t('close')} onClick={onClose} data-close><IconX stroke={1.6} aria-hidden /></IconButton>
        </header>
        <div className={styles.body}>{children}</div>
        {footer ? <footer className={styles.footer}>{footer}</footer> : null}
      </aside>
    </FocusTrap>
  );
}

type Panel = RefObject<HTMLElement | null>;

function useFocusInside(panel: Panel): void {
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('[data-close]')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [panel]);
}

/** Escape inside the drawer closes it; a menu or popover open in it takes the key first. */
function useEscape(panel: Panel, onClose: () => void): void {
  useEffect(() => {
    const node = panel.current;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    node?.addEventListener('keydown', close);
    return () => node?.removeEventListener('keydown', close);
  }, [panel, onClose]);
}
