import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import type { LetterOf } from './answers.ts';
import styles from './report.module.css';

/** What went out to whom; what did not, says why and what follows. */
export function Letters({ letters }: { readonly letters: readonly LetterOf[] }) {
  const { t } = useTranslation('diagnosisReport');
  const columns = useColumns();
  return (
    <div className={styles.letters}>
      <Section title={t('letters')} note={t('lettersNote')}>
        <DataTable label={t('letters')} columns={columns} rows={letters} rowKey={({ dueOn, userId }) => `${dueOn} ${userId}`} empty={<Empty why={t('noLetters')} />} />
      </Section>
    </div>
  );
}

function useColumns(): readonly Column<LetterOf>[] {
  const { t } = useTranslation('diagnosisReport');
  const format = useFormat();
  const { zone } = useSession().organisation;
  return [
    { key: 'dueOn', title: t('columns.day'), cell: ({ dueOn }) => format.shortDay(dueOn, true), phone: 'note' },
    { key: 'name', title: t('columns.reader'), lead: true, cell: ({ name }) => name, phone: 'title' },
    { key: 'state', title: t('columns.state'), cell: (letter) => <State letter={letter} />, phone: 'wide' },
    { key: 'at', title: t('columns.at'), align: 'end', cell: ({ at }) => format.instant(at, zone), phone: 'side' },
  ];
}

function State({ letter: { state, failure, attempts } }: { readonly letter: LetterOf }) {
  const { t } = useTranslation('diagnosisReport');
  const why = failure === null ? null : failure === 'no-right' ? t('failures.right') : t('failures.again', { why: failure });
  return (
    <>
      {t(`states.${state}`)}
      {attempts > 1 ? <>, {t('attempt', { count: attempts })}</> : null}
      {why === null ? null : <div className={styles.why}>{why}</div>}
    </>
  );
}
