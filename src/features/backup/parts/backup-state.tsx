import { useTranslation } from 'react-i18next';
import { wordsOfProblem } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { FigureStrip } from '#web/ui/figure-strip.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { StateAnswer } from './answers.ts';

/** The last good backup, the next one, the room left; and what went wrong, in words. */
export function BackupState({ known }: { readonly known: StateAnswer }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const { zone } = useSession().organisation;
  const { last, failure, nextAt, freeBytes, runningSince } = known;
  const next = runningSince !== null ? t('running') : nextAt === null ? t('off') : format.instant(nextAt, zone);
  return (
    <>
      {failure === null ? null : (
        <Notice verdict="present">
          <b>{t('failed', { when: format.instant(failure.at, zone) })}</b> {wordsOfProblem(failure.code, format.language, failure.details)} <code>{failure.code}</code>
        </Notice>
      )}
      <FigureStrip
        label={t('state')}
        figures={[
          { key: 'last', label: t('last'), value: last === null ? t('never') : format.instant(last.endedAt, zone), gap: true, note: last === null ? undefined : t('lastNote', { size: format.bytes(last.bytes), seconds: Math.max(1, Math.round(last.seconds)) }) },
          { key: 'next', label: t('next'), value: next, gap: true },
          { key: 'free', label: t('free'), value: freeBytes === null ? t('unknown') : format.bytes(freeBytes), gap: true },
        ]}
      />
    </>
  );
}
