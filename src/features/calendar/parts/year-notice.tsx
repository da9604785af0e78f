import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import styles from './calendar.module.css';
import { knowsHolidays, type Year } from './year.ts';

/** Whether the year's days off are sure; where they are not, what to do about it. */
export function YearNotice({ year }: { readonly year: Year }) {
  const { t } = useTranslation('calendar');
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const confirm = useMutation(queries.calendar.confirm.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const editable = mayDo(user, 'settings', 'edit');
  const set = (confirmed: boolean) => confirm.mutate({ year: year.year, confirmed });
  if (year.confirmedBy === 'product') return null;
  return (
    <div className={styles.warning}>
      {year.confirmed ? (
        <Notice>{t('confirmedByPerson')} {editable ? <Button kind="text" busy={confirm.isPending} onClick={() => set(false)}>{t('doubt')}</Button> : null}</Notice>
      ) : (
        <Notice verdict="risk">
          <p>{knowsHolidays(year) ? t('unconfirmed', year) : t('unknown', year)}</p>
          {editable ? <Button busy={confirm.isPending} onClick={() => set(true)}>{t('confirm')}</Button> : null}
        </Notice>
      )}
      {confirm.error ? <Notice verdict="present">{failure(confirm.error).what}</Notice> : null}
    </div>
  );
}
