import { FocusTrap } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { cx } from './class-names.ts';
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
  /** For a table of many columns: it lies over most of the page. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * Evidence beside the page: the page stays in use, Escape closes, focus goes in and comes back. On a
 * phone it covers the page and holds the focus. Its address is `useDrawer` of `#web/address.ts`.
 */
export function Drawer(props: DrawerProps) {
  return props.opened ? createPortal(<OpenDrawer {...props} />, document.body) : null;
}

function OpenDrawer({ onClose, title, kicker, about, footer, wide = false, children }: DrawerProps) {
  const { t } = useTranslation('ui');
  const titleId = useId();
  const phone = usePhone();
  const panel = useRef<HTMLDivElement>(null);
  useFocusInside(panel, phone);
  useEscape(panel, onClose);
  useEffect(() => {
    document.documentElement.dataset['drawer'] = wide ? 'wide' : 'open';
    return () => {
      delete document.documentElement.dataset['drawer'];
    };
  }, [wide]);
  return (
    <FocusTrap active={phone} innerRef={panel}>
      <div
        role="dialog"
        aria-modal={phone || undefined}
        aria-labelledby={titleId}
        className={cx(styles.drawer, wide && styles.wide)}
      >
        <div className={styles.head}>
          <div>
            {kicker ? <p className={styles.kicker}>{kicker}</p> : null}
            <h2 id={titleId}>{title}</h2>
            {about ? <p className={styles.about}>{about}</p> : null}
          </div>
          <IconButton label={t('close')} onClick={onClose} data-close><IconX stroke={1.6} aria-hidden /></IconButton>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <div className={styles.body} tabIndex={0}>{children}</div>
        {footer ? <div className={styles.footer}>{footer}</div> : null}
      </div>
    </FocusTrap>
  );
}

type Panel = RefObject<HTMLElement | null>;

/** Focus goes in and comes back; where the drawer covers the page, nothing behind it can be reached meanwhile. */
function useFocusInside(panel: Panel, covers: boolean): void {
  useEffect(() => {
    const before = document.activeElement;
    const behind = covers ? partsBehind(panel.current) : [];
    for (const part of behind) part.inert = true;
    panel.current?.querySelector<HTMLElement>('[data-close]')?.focus();
    return () => {
      for (const part of behind) part.inert = false;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [panel, covers]);
}

/** Where menus, lists and questions of the kit are drawn: those that open over the drawer belong to it. */
const floating = '[data-portal]';

function partsBehind(panel: HTMLElement | null): HTMLElement[] {
  return [...document.body.children].filter((part): part is HTMLElement => part instanceof HTMLElement && !part.inert && !part.contains(panel) && !part.matches(floating));
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
