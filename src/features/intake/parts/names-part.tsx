import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section, Toolbar } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Decisions } from './decisions.tsx';
import styles from './intake.module.css';
import type { Proposal } from './shapes.ts';

const entities = ['customer', 'product', 'employee'] as const;
const address = z.object({ of: z.enum(entities).catch('customer'), page: z.int().min(1).catch(1) });
const size = 20;

/** Names that differ by spelling alone, each pair for a person to decide, and what was decided before. */
export function NamesPart() {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const client = useQueryClient();
  const [{ of, page }, change] = useAddress(address);
  const proposals = useQuery(queries.intake.proposals.queryOptions({ input: { entity: of, page, size }, placeholderData: keepPreviousData }));
  const decide = useMutation(queries.intake.decide.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const columns = useProposalColumns((pair, same) => decide.mutate({ entity: pair.entity, a: pair.a.label, b: pair.b.label, same }), decide.isPending);
  return (
    <>
      <Toolbar note={t('namesNote')}>
        <Segmented label={t('entity')} value={of} choices={entities.map((value) => ({ value, label: t(`entities.${value}`) }))} onChange={(next) => change({ of: next, page: 1 })} />
      </Toolbar>
      {decide.error ? <Notice verdict="present">{failure(decide.error).what}</Notice> : null}
      <Loaded query={proposals} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('tabNames')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.a.id} ${row.b.id}`}
            paging={{ page, pageSize: size, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={t('noProposals')} />}
          />
        )}
      </Loaded>
      <Section title={t('decisions')} note={t('decisionsNote')}>
        <Decisions />
      </Section>
    </>
  );
}

function useProposalColumns(onDecide: (pair: Proposal, same: boolean) => void, busy: boolean): readonly Column<Proposal>[] {
  const { t } = useTranslation('intake');
  const names = (pair: Proposal) => ({ a: pair.a.name, b: pair.b.name });
  return [
    {
      key: 'name', title: t('pair'), phone: 'title',
      cell: ({ a, b }) => <span className={styles.pair}><span>{a.name}</span><span>{b.name}</span></span>,
    },
    {
      key: 'files', title: t('inFiles'), quiet: true, phone: 'note',
      cell: ({ a, b }) => <span className={styles.pair}><span>{a.files.join(', ')}</span><span>{b.files.join(', ')}</span></span>,
    },
    {
      key: 'decide', title: <span className="visually-hidden">{t('decision')}</span>, align: 'end', phone: 'side',
      cell: (pair) => (
        <span className={styles.cardButtons}>
          <Button busy={busy} aria-label={t('sameLabel', names(pair))} onClick={() => onDecide(pair, true)}>{t('same')}</Button>
          <Button kind="text" busy={busy} aria-label={t('differentLabel', names(pair))} onClick={() => onDecide(pair, false)}>{t('different')}</Button>
        </span>
      ),
    },
  ];
}
