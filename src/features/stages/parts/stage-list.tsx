import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useSession } from '#web/shell/session.ts';
import { cx } from '#web/ui/class-names.ts';
import { Explain } from '#web/ui/explain.tsx';
import { change, moveBy, moveTo, type Settings, type Stage } from './draft.ts';
import { Hints } from './hints.tsx';
import { PreviewDrawer } from './preview-drawer.tsx';
import { PutBackAll } from './put-back-all.tsx';
import { SaveBar } from './save-bar.tsx';
import { StageDrawer } from './stage-drawer.tsx';
import { StageRow } from './stage-row.tsx';
import styles from './stages.module.css';

/** The stages of a pipeline as they would be; nothing is written before it is saved. */
export function StageList({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('stages');
  const { user } = useSession();
  const [stages, setStages] = useState<readonly Stage[]>(settings.stages);
  const [told, setTold] = useState('');
  const drawer = useDrawer('stage');
  const editable = mayDo(user, 'settings', 'edit');
  const settle = (next: readonly Stage[], id: number) => {
    const at = next.findIndex((stage) => stage.id === id);
    setStages(next);
    setTold(t('moved', { name: next[at]?.name ?? '', place: at + 1, total: next.length }));
  };
  const open = stages.find(({ id }) => String(id) === drawer.id);
  return (
    <>
      <Head />
      <ol className={styles.list} aria-label={t('nav')}>
        {stages.map((stage, at) => (
          <StageRow
            key={stage.id}
            stage={stage}
            open={stage.id === open?.id}
            editable={editable}
            room={{ up: stages[at - 1]?.kind === stage.kind, down: stages[at + 1]?.kind === stage.kind }}
            onOpen={() => drawer.open(stage.id)}
            onMove={(by) => settle(moveBy(stages, stage.id, by), stage.id)}
            onDrop={(id) => settle(moveTo(stages, id, stage.id), id)}
          />
        ))}
      </ol>
      <p role="status" className="visually-hidden">{told}</p>
      {editable ? <SaveBar settings={settings} stages={stages} onDiscard={() => setStages(settings.stages)} /> : <p className={styles.note}>{t('readOnly')}</p>}
      <Hints stages={stages} />
      {editable ? <PutBackAll settings={settings} /> : null}
      {open === undefined ? null : (
        <StageDrawer key={open.id} stage={open} pipeline={settings.pipeline.id} editable={editable} onClose={drawer.close} onChange={(patch) => setStages(change(stages, open.id, patch))} />
      )}
      <PreviewDrawer settings={settings} stages={stages} />
    </>
  );
}

function Head() {
  const { t } = useTranslation('stages');
  return (
    <div className={styles.head}>
      <span><span className="visually-hidden">{t('move')}</span></span>
      <span>{t('stage')}</span>
      <span>{t('kind')}</span>
      <span>{t('criterion')}</span>
      <span className={styles.end}>{t('normShort')}</span>
      <span className={styles.end}>{t('probabilityShort')}</span>
      <span className={cx(styles.end, styles.wideOnly)}>{t('visited')} <Explain of={t('visited')} formula={t('visitedFormula')} /></span>
      <span className={styles.wideOnly}>{t('origin')}</span>
    </div>
  );
}
