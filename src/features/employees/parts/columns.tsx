import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Explain } from '#web/ui/explain.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import type { Shown } from './address.ts';
import styles from './employees.module.css';

/** A number's header with what it counts. */
export function Explained({ title, formula, counted }: { readonly title: string; readonly formula: string; readonly counted?: string }): ReactNode {
  return <span className={styles.explained}>{title}<Explain of={title} formula={formula} counted={counted} /></span>;
}

/** The functions in words, parted by commas; the dash where none is known. */
export function useFunctionWords(): (functions: Shown['functions']) => string {
  const { t } = useTranslation('employees');
  return (functions) => (functions === null || functions.length === 0 ? t('none') : functions.map((name) => t(`functionNames.${name}`)).join(', '));
}

/** The columns of the list; what the viewer may not read has none. */
export function useEmployeeColumns(rows: readonly Shown[]): readonly Column<Shown>[] {
  const { t } = useTranslation(['employees', 'shell']);
  const format = useFormat();
  const functionWords = useFunctionWords();
  const day = (value: string | null) => (value === null ? t('none') : format.shortDay(value, true));
  const number = (value: number | null) => (value === null ? t('none') : format.number(value));
  const columns: readonly (Column<Shown> | null)[] = [
    { key: 'name', title: t('name'), lead: true, sortable: true, phone: 'title', cell: (row) => row.name },
    { key: 'role', title: t('role'), sortable: true, phone: 'note', cell: (row) => (row.role === null ? <span className={styles.quiet}>{row.mentionedOnly ? t('mentioned') : t('none')}</span> : t(`shell:roles.${row.role}`)) },
    { key: 'team', title: t('team'), sortable: true, phone: 'side', cell: (row) => row.team ?? t('none') },
    { key: 'head', title: t('head'), sortable: true, cell: (row) => row.head ?? t('none') },
    { key: 'functions', title: t('functions'), quiet: true, cell: (row) => functionWords(row.functions) },
    { key: 'hiredAt', title: t('hiredAt'), sortable: true, cell: (row) => <span className={styles.day}>{day(row.hiredAt)}</span> },
    rows.some(({ dismissedAt }) => dismissedAt !== null) ? { key: 'dismissedAt', title: t('dismissedAt'), sortable: true, cell: (row) => <span className={styles.day}>{day(row.dismissedAt)}</span> } : null,
    rows.some(({ user }) => user !== null) ? { key: 'user', title: t('user'), quiet: true, cell: (row) => row.user?.name ?? t('none') } : null,
    rows.some(({ deals }) => deals !== null) ? { key: 'deals', title: t('deals'), align: 'end', sortable: true, phone: 'value', cell: (row) => number(row.deals) } : null,
    rows.some(({ orders }) => orders !== null) ? { key: 'orders', title: t('orders'), align: 'end', sortable: true, cell: (row) => number(row.orders) } : null,
    rows.some(({ changed }) => changed > 0) ? { key: 'changed', title: t('changed'), align: 'end', quiet: true, cell: (row) => number(row.changed) } : null,
  ];
  return columns.filter((column) => column !== null);
}
