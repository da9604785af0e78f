import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { SystemState } from './answers.ts';

/** What the installation takes of the disk and what is left; says so where that is little. */
export function Space({ database, disk }: Pick<SystemState, 'database' | 'disk'>) {
  const { t } = useTranslation('system');
  const format = useFormat();
  const figure = (key: string, label: string, bytes: number | null, note?: string): Figure => ({ key, label, value: bytes === null ? t('unknown') : format.bytes(bytes), note, gap: bytes === null });
  const isTight = disk.freeBytes !== null && database.bytes !== null && disk.freeBytes < database.bytes;
  return (
    <>
      {isTight ? <Notice verdict="risk">{t('tight', { free: format.bytes(disk.freeBytes ?? 0), taken: format.bytes(database.bytes ?? 0) })}</Notice> : null}
      <FigureStrip
        label={t('disk')}
        figures={[
          figure('database', t('database'), database.bytes, t(database.isEmbedded ? 'embedded' : 'server', { version: database.version })),
          figure('free', t('free'), disk.freeBytes, t('freeNote')),
          figure('uploads', t('uploads'), disk.uploadsBytes, t('uploadsNote')),
          figure('backups', t('backups'), disk.backupsBytes, disk.backupsFreeBytes === null ? undefined : t('backupsNote', { free: format.bytes(disk.backupsFreeBytes) })),
        ]}
      />
    </>
  );
}
