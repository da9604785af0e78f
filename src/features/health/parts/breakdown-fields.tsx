import { useTranslation } from 'react-i18next';
import { FillBar } from '#web/charts/fill-bar.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { Explain } from '#web/ui/explain.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { VerdictShape, type Verdict } from '#web/ui/verdict.tsx';
import styles from './health.module.css';
import { useHealth } from './report.ts';

/** The seven breakdowns and the field each rests on; new and current customers rest on one. */
const breakdowns = [
  { name: 'product', field: 'product' },
  { name: 'audience', field: 'audience' },
  { name: 'source', field: 'source' },
  { name: 'region', field: 'region' },
  { name: 'rep', field: 'rep' },
  { name: 'new', field: 'customer' },
  { name: 'current', field: 'customer' },
] as const;

const good = 0.95;
const bad = 0.8;
const judge = (share: number): Verdict => (share >= good ? 'absent' : share < bad ? 'present' : 'risk');

/** Whether the funnel can be cut seven ways: how the fields behind the cuts are filled in closed deals. */
export function BreakdownFields() {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { breakdowns: known } = useHealth().report;
  if (known === null) return null;
  const isRecent = known.recent > 0;
  const of = isRecent ? known.recent : known.closed;
  const shareOf = (field: string): number => {
    const found = known.fields.find((row) => row.field === field);
    return ((isRecent ? found?.recentFilled : found?.filled) ?? 0) / of;
  };
  const explain = <Explain of={t('fields')} formula={t('fieldsFormula')} counted={t('fieldsCounted')} />;
  return (
    <Section title={<>{t('fields')} {explain}</>} note={`${t('fieldsNote')}${isRecent ? `, ${t('fieldsRecent', { count: of })}` : ''}`}>
      <ul className={styles.fields}>
        {breakdowns.map(({ name, field }) => {
          const share = shareOf(field);
          return (
            <li key={name}>
              <VerdictShape verdict={judge(share)} size={14} />
              <span>{t(`field.${name}`)}</span>
              <FillBar share={share} label={t('filledRead', { column: t(`field.${name}`), share: format.share(share) })} />
              <Num>{format.shareBelow(share, share < bad ? bad : good)}</Num>
            </li>
          );
        })}
      </ul>
      <p className={styles.absent}>{isRecent ? t('fieldsBound') : t('fieldsNone', { count: of })}</p>
    </Section>
  );
}
