import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#web/ui/dialog.tsx';
import { SwitchField } from '#web/ui/fields.tsx';
import { areSingleKeysOn, rememberSingleKeys } from '#web/single-keys.ts';
import { sectionsFor } from './reachable.ts';
import { useSession } from './session.ts';
import styles from './shortcut-list.module.css';
import { sectionKeys } from './shortcuts.ts';

/** What single keys do, and the switch for whoever speaks or taps instead of typing. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  const [on, setOn] = useState(areSingleKeysOn);
  const change = (next: boolean) => {
    rememberSingleKeys(next);
    setOn(next);
  };
  const lines = [
    { keys: ['?'], does: t('shortcuts.list') },
    { keys: ['/'], does: t('shortcuts.search') },
    { keys: ['Esc'], does: t('shortcuts.close') },
    ...sectionsFor(user.role).map(({ section }) => ({ keys: ['G', sectionKeys[section]], does: t(`sections.${section}`) })),
  ];
  return (
    <Dialog title={t('shortcuts.title')} about={t('shortcuts.about')} onClose={onClose}>
      <dl className={styles.list}>
        {lines.map(({ keys, does }) => (
          <div key={keys.join('')} className={styles.line}>
            <dt>{keys.map((key, at) => <span key={key}>{at > 0 ? ` ${t('shortcuts.after')} ` : null}<kbd className={styles.key}>{key}</kbd></span>)}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.where}>{t('shortcuts.inPlace')}</h3>
      <dl className={styles.list}>
        {(['map', 'survey', 'stages', 'plans'] as const).map((place) => <div key={place} className={styles.line}><dt>{t(`shortcuts.places.${place}.where`)}</dt><dd>{t(`shortcuts.places.${place}.does`)}</dd></div>)}
      </dl>
      <SwitchField label={t('shortcuts.on')} help={t('shortcuts.onHelp')} checked={on} onChange={change} />
    </Dialog>
  );
}
