import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag, VerdictTag } from '#web/ui/verdict.tsx';
import styles from './intake.module.css';
import type { ShownLoad } from './shapes.ts';
import { useKindTitle, useVatWords } from './use-intake-words.ts';

/** What became of a load, by shape and word. */
export function LoadStatus({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const words = t(`status.${load.status}`);
  if (load.status === 'failed') return <VerdictTag verdict="present">{words}</VerdictTag>;
  if (load.status === 'loaded') return load.rejected > 0 ? <VerdictTag verdict="risk">{words}</VerdictTag> : <VerdictTag verdict="absent">{words}</VerdictTag>;
  return <Tag>{words}</Tag>;
}

/** The outcome in a few words: what was added, changed, left out; that nothing changed where nothing did. */
export function useOutcome(): (load: ShownLoad) => string {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const vatOf = useVatWords();
  return ({ status, rows, inserted, updated, rejected, vatIncluded, vatSaid }) => {
    if (status !== 'loaded') return '';
    const vat = vatSaid && vatIncluded !== null ? [t('someSums', { vat: vatOf(vatIncluded) })] : [];
    if (inserted === rows && rows > 0) return [t('allNew'), ...vat].join(', ');
    const parts = [
      inserted > 0 ? t('someInserted', { n: format.number(inserted) }) : null,
      updated > 0 ? t('someUpdated', { n: format.number(updated) }) : null,
      rejected > 0 ? t('someRejected', { n: format.number(rejected) }) : null,
    ].filter((part) => part !== null);
    return [...(parts.length === 0 ? [t('noChange')] : parts), ...vat].join(', ');
  };
}

export function useHistoryColumns(): readonly Column<ShownLoad>[] {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { organisation } = useSession();
  const kindTitle = useKindTitle();
  const outcome = useOutcome();
  const when = (load: ShownLoad) => format.instant(load.createdAt, organisation.zone);
  return [
    { key: 'fileName', title: t('file'), lead: true, sortable: true, phone: 'title', cell: (load) => <span className={styles.fileName}>{load.byHand ? t('entered') : load.fileName}</span> },
    { key: 'kind', title: t('kind'), phone: 'note', cell: (load) => kindTitle(load.kind) },
    { key: 'rows', title: t('rows'), align: 'end', sortable: true, phone: 'value', cell: (load) => (load.rows === 0 && load.status !== 'loaded' ? '' : format.number(load.rows)) },
    { key: 'result', title: t('result'), quiet: true, cell: outcome },
    { key: 'status', title: t('statusFilter'), phone: 'side', cell: (load) => <LoadStatus load={load} /> },
    { key: 'createdAt', title: t('when'), quiet: true, sortable: true, cell: when },
    { key: 'who', title: t('who'), quiet: true, cell: (load) => load.createdBy ?? t('commandLine') },
  ];
}
