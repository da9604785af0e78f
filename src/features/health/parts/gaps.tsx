import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Section } from '#web/ui/page-header.tsx';
import { drawerOf, openGap } from './address.ts';
import styles from './health.module.css';
import { useHealth, type Gap } from './report.ts';
import { useEffectWords, useNames } from './use-words.ts';

const shownFirst = 6;

/** What a next file or a filled column would open, the most useful first. */
export function Gaps() {
  const { t } = useTranslation('health');
  const { gaps } = useHealth().report;
  const [all, setAll] = useState(false);
  if (gaps === null || gaps.length === 0) return null;
  const shown = all ? gaps : gaps.slice(0, shownFirst);
  return (
    <Section title={t('next')} note={t('nextNote')}>
      <ol className={styles.gaps}>
        {shown.map((gap) => <GapItem key={`${gap.source.kind}.${gap.source.column}`} gap={gap} />)}
      </ol>
      {gaps.length > shownFirst ? <Button kind="text" onClick={() => setAll((before) => !before)}>{all ? t('nextLess') : t('nextMore', { count: gaps.length - shownFirst })}</Button> : null}
    </Section>
  );
}

function GapItem({ gap }: { readonly gap: Gap }) {
  const { address, change } = useHealth();
  const names = useNames();
  const effectOf = useEffectWords();
  const { kind, column } = gap.source;
  const open = drawerOf(address.open);
  const isOpen = open?.show === 'gap' && open.kind === kind && open.column === column;
  const effect = effectOf(gap.opens, 8);
  return (
    <li className={cx(styles.gap, isOpen && styles.gapOpen)}>
      <button type="button" className={styles.gapButton} aria-expanded={isOpen} onClick={() => change(openGap(kind, column))}>
        <span className={styles.gapName}>{names.source(gap.source)} <small>{names.sourceNote(gap.source)}</small></span>
        <span className={styles.gapEffect}>{effect || effectOf(gap.helps, 8)}</span>
      </button>
    </li>
  );
}
