import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { useFunnel } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import { StageList } from './stage-list.tsx';
import { StageTable } from './stage-table.tsx';

/** The stages as rows; where no deal's way is known, what would bring it. */
export function Stages() {
  const { t } = useTranslation('funnel');
  const phone = usePhone();
  const { report } = useFunnel();
  const { figures, stages } = report;
  if (figures.stageUnknown === figures.counted && figures.counted > 0) return <UnknownStages />;
  return (
    <Section title={t('stages')}>
      {phone ? <StageList stages={stages} /> : <StageTable stages={stages} />}
      <SomeUnknown />
    </Section>
  );
}

function SomeUnknown() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report } = useFunnel();
  const { stageUnknown } = report.figures;
  if (stageUnknown === 0) return null;
  return (
    <Notice verdict="none">
      {t('stageUnknown', { count: stageUnknown, number: format.number(stageUnknown) })}{' '}
      <RowsButton behind={{ set: 'stage-unknown' }} what={t('sets.stage-unknown')}><u>{t('showThem')}</u></RowsButton>
    </Notice>
  );
}

function UnknownStages() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { user } = useSession();
  const { report } = useFunnel();
  const { figures, stages } = report;
  const open = stages.filter((stage) => stage.openNow > 0);
  return (
    <Section title={t('stages')}>
      <Notice verdict="none">
        <p>
          <strong>{t('noMovesTitle')}</strong> {t('noMovesWhy', { count: figures.stageUnknown, number: format.number(figures.stageUnknown) })}{' '}
          {stages.length === 0 ? t('noStages') : null} {t('noMovesRemedy')}
        </p>
        {mayDo(user, 'intake', 'edit') ? <p><Link to="/data/import" className={buttonClass('text')}>{t('load')}</Link></p> : null}
      </Notice>
      {open.length > 0 ? (
        <KeyValues
          label={t('openByStage')}
          rows={[
            { key: 'title', label: t('openByStage'), value: '', strong: true },
            ...open.map((stage) => ({
              key: String(stage.stageId),
              label: stage.stage,
              value: <RowsButton behind={{ set: 'open-in', stage: stage.stageId }} what={t('sets.open-in', { stage: stage.stage })}>{format.number(stage.openNow)}</RowsButton>,
            })),
          ]}
        />
      ) : null}
    </Section>
  );
}
