import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from './button.tsx';
import styles from './pager.module.css';
import type { Paging } from './table-shape.ts';

/** Which rows are in sight out of how many, and the way to the others. */
export function Pager({ label, page, pageSize, total, onPage }: Paging & { readonly label: string }) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  return (
    <nav className={styles.pager} aria-label={t('rowsOf', { label })}>
      <span className={styles.range} role="status">
        {t('range', { from: format.number(first), to: format.number(last), total: format.number(total) })}
      </span>
      {total > pageSize ? (
        <span className={styles.buttons}>
          <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>{t('earlier')}</Button>
          <Button disabled={last >= total} onClick={() => onPage(page + 1)}>{t('further')}</Button>
        </span>
      ) : null}
    </nav>
  );
}
