import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/ui/button.tsx';
import type { ChangeAddress } from '../address.ts';

/** The way back to the matrix from what is drawn from it. */
export function BackToMatrix({ change }: { readonly change: ChangeAddress }) {
  const { t } = useTranslation('abcxyz');
  return <Button kind="text" icon={<IconArrowLeft size={15} stroke={1.8} aria-hidden />} onClick={() => change({ view: undefined, moveFrom: undefined, moveTo: undefined, direction: undefined, search: undefined })}>{t('back')}</Button>;
}
