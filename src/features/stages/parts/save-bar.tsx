import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { differenceOf, wantedOf, type Settings, type Stage } from './draft.ts';
import styles from './stages.module.css';

interface SaveBarProps {
  readonly settings: Settings;
  readonly stages: readonly Stage[];
  readonly onDiscard: () => void;
}

/** What is not saved yet, the look at what it would do, and the saving. */
export function SaveBar({ settings, stages, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('stages');
  const failure = useFailure();
  const client = useQueryClient();
  const preview = useDrawer('preview');
  const save = useMutation(queries.stages.change.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const difference = differenceOf(settings.stages, stages);
  if (difference.stages === 0 && !difference.order) return null;
  return (
    <div className={styles.bar}>
      <p>{difference.stages > 0 ? t('unsaved', { count: difference.stages }) : t('unsavedOrder')}</p>
      <Button onClick={() => preview.open('stages')}>{t('check')}</Button>
      <Button onClick={onDiscard}>{t('discard')}</Button>
      <Button kind="primary" busy={save.isPending} onClick={() => save.mutate({ id: settings.pipeline.id, stages: wantedOf(stages) })}>{t('save')}</Button>
      {save.error ? <Notice verdict="present">{failure(save.error).what}</Notice> : null}
    </div>
  );
}
