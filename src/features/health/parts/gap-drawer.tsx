import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayImport } from '#core/people/rights.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { closed, drawerOf } from './address.ts';
import styles from './health.module.css';
import { useHealth, type Gap, type Unlocked } from './report.ts';
import { useNames } from './use-words.ts';

/** One missing file or column: everything it opens, by itself and with others. */
export function GapDrawer() {
  const { t } = useTranslation('health');
  const { report, address, change } = useHealth();
  const { user } = useSession();
  const names = useNames();
  const open = drawerOf(address.open);
  if (open?.show !== 'gap') return null;
  const gap = report.gaps?.find(({ source }) => source.kind === open.kind && source.column === open.column);
  if (gap === undefined) return null;
  const loads = mayImport(user, gap.source.kind);
  return (
    <Drawer
      opened
      onClose={() => change(closed)}
      kicker={t('next')}
      title={names.source(gap.source)}
      about={names.sourceNote(gap.source)}
      footer={loads ? <Link to="/data/import" className={buttonClass('primary', true)}>{t('load')}</Link> : undefined}
    >
      <p className={styles.help}>{gap.source.column === null ? t('gapHelpFile') : t('gapHelpColumn')}</p>
      <UnlockedPart title={t('alone')} unlocked={gap.opens} />
      <UnlockedPart title={t('together')} unlocked={gap.helps} />
      <Alternatives gap={gap} />
    </Drawer>
  );
}

function UnlockedPart({ title, unlocked }: { readonly title: string; readonly unlocked: Unlocked }) {
  const { t } = useTranslation('health');
  const names = useNames();
  const { metrics, reports, mistakes, signals } = unlocked;
  if (metrics.length + reports.length + mistakes.length === 0) return null;
  const signalsOf = (mistake: number) => signals.filter((id) => id.startsWith(`S${mistake}.`));
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <List title={t('figures')} items={metrics.map((id) => ({ key: id, text: names.metric(id) }))} />
      <List title={t('reports')} items={reports.map((id) => ({ key: id, text: names.report(id) }))} />
      <List
        title={t('mistakes')}
        items={mistakes.map((mistake) => ({ key: String(mistake), text: `№\u2009${mistake} ${names.topic(mistake)}`, note: signalsOf(mistake).join(', ') }))}
      />
    </section>
  );
}

interface Item {
  readonly key: string;
  readonly text: string;
  readonly note?: string;
}

function List({ title, items }: { readonly title: string; readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <div className={styles.listed}>
      <p className={styles.label}>{title}</p>
      <ul>
        {items.map(({ key, text, note }) => <li key={key}><span>{text}</span>{note ? <small>{note}</small> : null}</li>)}
      </ul>
    </div>
  );
}

function Alternatives({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('health');
  const names = useNames();
  if (gap.or.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{t('orElse')}</h3>
      <p className={styles.help}>{gap.or.map((source) => `${names.source(source)} (${names.sourceNote(source)})`).join('; ')}</p>
    </section>
  );
}
