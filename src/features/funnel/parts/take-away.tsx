import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { questionOf } from './address.ts';
import { useChosenBreakdown } from './breakdown.tsx';
import { usePeriodWords } from './figures.tsx';
import { useFunnel } from './report.ts';
import { FunnelPicture } from './funnel-picture.tsx';
import styles from './take-away.module.css';

const icon = <IconDownload stroke={1.6} aria-hidden />;

function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The figures as a workbook and the funnel as a picture; not offered to who may not export. */
export function TakeAway() {
  const { user } = useSession();
  if (!mayDo(user, 'export', 'read')) return null;
  return (
    <>
      <Workbook />
      <Picture />
    </>
  );
}

function Workbook() {
  const { t, i18n } = useTranslation('funnel');
  const failure = useFailure();
  const { address } = useFunnel();
  const by = useChosenBreakdown();
  const save = useMutation({
    mutationFn: async () => {
      const language = i18n.language === 'en' ? 'en' : 'ru';
      const and = address.and === undefined || address.and === by ? {} : { and: address.and };
      const file = await api.funnel.export({ ...questionOf(address), by, ...and, language });
      saveFile(file, file.name);
    },
  });
  return (
    <>
      <Button icon={icon} busy={save.isPending} onClick={() => save.mutate()}>{t('xlsx')}</Button>
      {save.error === null ? null : <span role="alert" className={styles.failed}>{failure(save.error).what}</span>}
    </>
  );
}

/** Draws the funnel aside at a fixed width, so that a phone gives the same picture as a wide screen. */
function Picture() {
  const { t } = useTranslation('funnel');
  const period = usePeriodWords();
  const [drawing, setDrawing] = useState(false);
  const draw = async (element: HTMLDivElement | null) => {
    if (element === null) return;
    const { exportPicture } = await import('#web/charts/export-picture.ts');
    await exportPicture(element, `${t('title')}, ${period}`).finally(() => setDrawing(false));
  };
  return (
    <>
      <Button icon={icon} busy={drawing} onClick={() => setDrawing(true)}>{t('picture')}</Button>
      {drawing ? createPortal(<div className={styles.aside} aria-hidden inert><div ref={(element) => void draw(element)} className={styles.sheet}><FunnelPicture /></div></div>, document.body) : null}
    </>
  );
}
