import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/page-header.tsx';
import type { MistakeAnswer } from './answers.ts';
import styles from './mistake.module.css';
import { useSay } from './use-words.ts';

/** What the mistake is, why it costs, and everything the source says of it. */
export function PointsPart({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  return (
    <Section title={t('mistake.points')}>
      <dl className={styles.about}>
        <dt>{t('mistake.what')}</dt><dd>{say(mistake.what)}</dd>
        <dt>{t('mistake.why')}</dt><dd>{say(mistake.why)}</dd>
      </dl>
      <ul className={styles.points}>{mistake.points.map((point) => <li key={point.en}>{say(point)}</li>)}</ul>
    </Section>
  );
}
