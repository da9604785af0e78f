import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import styles from './intake.module.css';
import type { Reject, ShownLoad } from './shapes.ts';
import { useCellWords } from './use-intake-words.ts';

const size = 20;

/** The rows that were not loaded, why, and the file in which they can be corrected. */
export function RejectsList({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const failure = useFailure();
  const [page, setPage] = useState(1);
  const rejects = useQuery(queries.intake.rejects.queryOptions({ input: { id: load.id, page, size }, placeholderData: keepPreviousData }));
  const columns: readonly Column<Reject>[] = [
    { key: 'line', title: t('line'), align: 'end', width: '72px', phone: 'value', cell: (row) => format.number(row.line) },
    { key: 'why', title: t('why'), phone: 'title', cell: (row) => <Reasons reject={row} /> },
  ];
  const download = (
    <a className={buttonClass()} href={`/api/loads/${load.id}/rejects.csv?language=${format.language}`} download>{t('download')}</a>
  );
  return (
    <Section title={t('rejectedTitle')} actions={download}>
      <Loaded query={rejects} failure={failure}>
        {({ rows, total }) => (
          <DataTable label={t('rejectedTitle')} columns={columns} rows={rows} rowKey={(row) => row.line} paging={{ page, pageSize: size, total, onPage: setPage }} />
        )}
      </Loaded>
    </Section>
  );
}

function Reasons({ reject }: { readonly reject: Reject }) {
  const { t } = useTranslation('intake');
  const words = useCellWords();
  return (
    <ul className={styles.reasons}>
      {reject.problems.map((problem, at) => (
        <li key={at}>
          {problem.caption === '' ? null : <strong>{problem.caption}: </strong>}
          {problem.value === '' ? words(problem) : t('cellProblem', { value: problem.value, why: words(problem) })}
        </li>
      ))}
    </ul>
  );
}
