import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, Failed } from '#web/ui/states.tsx';

/** An address that leads nowhere, or to what the viewer may not see: one answer for both. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('notFoundTitle')} />
      <Empty why={t('notFoundWhy')} action={<Link to="/" className={buttonClass('primary')}>{t('home')}</Link>} />
    </>
  );
}

/** A role to which nothing is open yet, and who can change that. */
export function NothingOpenPage() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('nothingOpenTitle')} />
      <Empty why={t('nothingOpen')} />
    </>
  );
}

/** A screen that broke while being drawn; the bar around it keeps working. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shell');
  const code = error instanceof Error ? error.name : 'unexpected';
  return (
    <>
      <PageHeader title={t('brokenTitle')} />
      <Failed failure={{ code, what: '' }} still={t('brokenWhy')} />
      <Button kind="primary" onClick={() => location.reload()}>{t('reload')}</Button>
    </>
  );
}
