import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import styles from './intake.module.css';
import type { Decision } from './shapes.ts';
import { useLabelWords } from './use-intake-words.ts';

const size = 10;

/** What people said of names, the latest first, each to be taken back. */
export function Decisions() {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const decisions = useQuery(queries.intake.decisions.queryOptions({ input: { page, size }, placeholderData: keepPreviousData }));
  const forget = useMutation(queries.intake.forget.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const columns = useDecisionColumns(({ entity, a, b }) => forget.mutate({ entity, a, b }), forget.isPending);
  return (
    <Loaded query={decisions} failure={failure}>
      {({ rows, total }) => (
        <DataTable
          label={t('decisions')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.entity} ${row.a} ${row.b}`}
          paging={{ page, pageSize: size, total, onPage: setPage }}
          empty={<p className={styles.quiet}>{t('noDecisions')}</p>}
        />
      )}
    </Loaded>
  );
}

function useDecisionColumns(onForget: (decision: Decision) => void, busy: boolean): readonly Column<Decision>[] {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const words = useLabelWords();
  const { organisation } = useSession();
  return [
    { key: 'pair', title: t('pair'), phone: 'title', cell: ({ a, b }) => <span className={styles.pair}><span>{words(a)}</span><span>{words(b)}</span></span> },
    { key: 'entity', title: t('entity'), quiet: true, phone: 'note', cell: ({ entity }) => t(`entities.${entity}`) },
    { key: 'same', title: t('decision'), phone: 'value', cell: ({ same }) => (same ? t('decidedSame') : t('decidedDifferent')) },
    { key: 'who', title: t('who'), quiet: true, cell: ({ decidedBy }) => decidedBy ?? t('commandLine') },
    { key: 'when', title: t('when'), quiet: true, cell: ({ decidedAt }) => format.instant(decidedAt, organisation.zone) },
    {
      key: 'forget', title: <span className="visually-hidden">{t('forget')}</span>, align: 'end', phone: 'side',
      cell: (row) => <Button kind="text" busy={busy} aria-label={t('forgetLabel', { a: words(row.a), b: words(row.b) })} onClick={() => onForget(row)}>{t('forget')}</Button>,
    },
  ];
}
