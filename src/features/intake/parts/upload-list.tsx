import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { JobProgress } from '#web/ui/progress.tsx';
import styles from './intake.module.css';
import type { Upload } from './use-uploads.ts';

interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly onDrop: (key: number) => void;
}

/** Files on their way to the server, and those that did not arrive. */
export function UploadList({ uploads, onDrop }: UploadListProps) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  if (uploads.length === 0) return null;
  return (
    <div className={styles.stack}>
      {uploads.map(({ key, name, sent, total, failure }) =>
        failure === null ? (
          <JobProgress key={key} label={t('uploading', { name })} done={sent} total={total} counted={format.bytes(total)} />
        ) : (
          <Notice key={key} verdict="present">
            <strong>{t('uploadFailed', { name })}</strong> {t(failure === 'too-large' ? 'uploadTooLarge' : 'uploadFailedWhy')}{' '}
            <Button kind="text" onClick={() => onDrop(key)} aria-label={t('removeLabel', { name })}>{t('remove')}</Button>
          </Notice>
        ),
      )}
    </div>
  );
}
