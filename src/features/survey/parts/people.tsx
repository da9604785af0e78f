import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Links } from './links.tsx';
import styles from './people.module.css';

type ShownPeople = Awaited<ReturnType<Api['survey']['people']>>;

/** Who answers by name and how far they are; how many reps answered; the links. */
export function People() {
  const { t } = useTranslation('survey');
  const failure = useFailure();
  const people = useQuery(queries.survey.people.queryOptions({ staleTime: 0 }));
  return (
    <>
      <Loaded query={people} failure={failure}>
        {({ named, reps }) => (
          <>
            <Section title={t('namedTitle')} note={t('namedNote')}><Named rows={named} /></Section>
            <Section title={t('repsTitle')} note={t('repsNote')}><Reps reps={reps} /></Section>
          </>
        )}
      </Loaded>
      <Section title={t('links')} note={t('linksNote')}><Links /></Section>
    </>
  );
}

function Named({ rows }: { readonly rows: ShownPeople['named'] }) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const { organisation } = useSession();
  const columns: readonly Column<ShownPeople['named'][number]>[] = [
    { key: 'name', title: t('name'), lead: true, phone: 'title', cell: (row) => row.name },
    { key: 'role', title: t('role'), phone: 'note', cell: (row) => t(`roles.${row.role}`) },
    { key: 'answered', title: t('answered'), align: 'end', phone: 'value', cell: (row) => <span className="num">{t('progress', { done: row.answered, total: row.asked })}</span> },
    { key: 'answeredAt', title: t('lastAnswer'), quiet: true, align: 'end', phone: 'side', cell: (row) => (row.answeredAt === null ? t('never') : format.instant(row.answeredAt, organisation.zone)) },
  ];
  return <DataTable label={t('namedTitle')} columns={columns} rows={rows} rowKey={(row) => `${row.role} ${row.name}`} />;
}

function Reps({ reps }: { readonly reps: ShownPeople['reps'] }) {
  const { t } = useTranslation('survey');
  const people = reps.users + reps.links;
  return (
    <div className={styles.reps}>
      <p className={styles.lead}>{reps.answered === 0 ? t('repsNobody') : t('repsAnswered', { count: reps.answered })}</p>
      <p>{t('repsAsked', reps)}</p>
      {people < reps.fewest && reps.answered < reps.fewest ? <Notice verdict="few">{people === 0 ? t('repsNoOne', reps) : t('repsTooFew', { count: people, fewest: reps.fewest })}</Notice> : null}
    </div>
  );
}
