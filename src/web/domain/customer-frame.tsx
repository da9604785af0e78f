import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Empty, NoPermission } from '#web/ui/states.tsx';

/** What the answers about customers say around their figures. */
export interface CustomerFrame {
  readonly today: string;
  readonly basis: 'orders' | 'payments' | 'deals' | 'none';
  readonly since: string | null;
  readonly scope: 'all' | 'team' | 'own';
  readonly notLinked: boolean;
}

type LeftOutCounts = Readonly<Record<'rowsWithoutCustomer' | 'internalCustomers' | 'withoutRate' | 'withoutPurchase', number | null>>;

/** What was left out, by reason, for an explanation; what is zero is not named. */
export function useLeftOutRows(counts: LeftOutCounts): { reason: string; count: number }[] {
  const { t } = useTranslation('customers');
  return (Object.keys(counts) as (keyof LeftOutCounts)[]).flatMap((reason) => {
    const count = counts[reason] ?? 0;
    return count === 0 ? [] : [{ reason: t(`left.${reason}`), count }];
  });
}

/** What the figures stand on: basis, day, whose customers. */
export function useFrameWords(): (frame: CustomerFrame) => string {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (frame) => [
    t(`bases.${frame.basis}`),
    t('asOfDay', { day: format.day(frame.today) }),
    frame.scope === 'all' ? null : t(frame.scope),
    t('sameDay'),
  ].filter(Boolean).join(' · ');
}

/** Nobody bought anything yet, or nobody whom the viewer may see: why, and what to do. */
export function NoCustomers({ frame }: { readonly frame: CustomerFrame }) {
  const { t } = useTranslation('customers');
  const { user } = useSession();
  if (frame.notLinked) return <NoPermission words={t('notLinked')} />;
  if (frame.basis !== 'none') return <Empty why={t('nobody')} />;
  const loads = mayDo(user, 'intake', 'edit');
  return <Empty why={loads ? t('emptyTitle') : t('emptyRights')} action={loads ? <Link to="/data/import" className={buttonClass('primary')}>{t('load')}</Link> : undefined} />;
}
