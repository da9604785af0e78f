import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Drawer } from '#web/ui/drawer.tsx';
import { flatten, useAuditWords, type Entry } from './details.ts';
import styles from './audit.module.css';
import { useWho } from './use-who.ts';

interface EntryDrawerProps {
  readonly entry: Entry | undefined;
  readonly onClose: () => void;
}

/** One entry with everything it says. */
export function EntryDrawer({ entry, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { organisation } = useSession();
  const words = useAuditWords();
  const who = useWho();
  if (entry === undefined) return null;
  const details = flatten(entry.details).filter(({ path }) => path.length > 0);
  return (
    <Drawer opened onClose={onClose} kicker={t('number', { id: entry.id })} title={words.action(entry.action)} about={`${format.instant(entry.at, organisation.zone)} · ${who(entry)} · ${t(`vias.${entry.via}`)}`}>
      {details.length === 0 ? <p>{t('noDetails')}</p> : (
        <dl className={styles.details} aria-label={t('details')}>
          {details.map(({ path, value }) => <div key={path.join(' ')}><dt>{words.path(path)}</dt><dd>{value}</dd></div>)}
        </dl>
      )}
    </Drawer>
  );
}
