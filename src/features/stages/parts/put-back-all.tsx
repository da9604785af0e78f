import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Settings } from './draft.ts';
import styles from './stages.module.css';

/** The way back to what files say and what was learnt, for the whole pipeline. */
export function PutBackAll({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('stages');
  const failure = useFailure();
  const client = useQueryClient();
  const putBack = useMutation(queries.stages.putBack.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const { id, changed } = settings.pipeline;
  if (changed === 0) return null;
  return (
    <div className={styles.mark}>
      <Confirm label={t('putBackAll')} consequence={t('putBackAllConsequence')} deed={t('putBackAllDeed', { count: changed })} busy={putBack.isPending} onConfirm={() => putBack.mutate({ id })} />
      {putBack.error ? <Notice verdict="present">{failure(putBack.error).what}</Notice> : null}
    </div>
  );
}
