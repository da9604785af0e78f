import { useTranslation } from 'react-i18next';
import { useSession } from '#web/shell/session.ts';
import { Figures, usePeriodWords } from './figures.tsx';
import { useFunnel } from './report.ts';
import { StageTable } from './stage-table.tsx';
import { useConditionWords } from './use-words.ts';

/** What goes into the picture: what it is over, the figures, the stages. */
export function FunnelPicture() {
  const { t } = useTranslation('funnel');
  const { organisation } = useSession();
  const period = usePeriodWords();
  const wordsOf = useConditionWords();
  const { report, address } = useFunnel();
  const basis = address.basis === 'closing' ? t('byClosing') : t('byCohort');
  const about = [t('about', { period, zone: organisation.zone }), basis.toLowerCase(), ...address.where.map(wordsOf)].join('; ');
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{about}</p>
      <Figures />
      <div style={{ height: 20 }} />
      <StageTable stages={report.stages} />
    </>
  );
}
