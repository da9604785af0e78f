import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RhythmSample } from '#web/charts/rhythm-line.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section, Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import { silenceClasses, silenceSets } from '../contract.ts';
import { questionOf, type SilenceAddress } from './address.ts';
import { useRowColumns } from './columns.tsx';
import { useSilence } from './report.ts';
import styles from './silence.module.css';

const pageSize = 25;

function inputOf(address: SilenceAddress, sort: NonNullable<SilenceAddress['sort']>) {
  const { set, abc, page, up, find } = address;
  return { ...questionOf(address), set, page, size: pageSize, sort, descending: !up, ...(abc !== undefined && { abc }), ...(find !== '' && { search: find }) };
}

/** The customers of the states in sight, those at stake first; a row opens the customer. */
export function Customers() {
  const { t } = useTranslation('silence');
  const { t: common } = useTranslation('customers');
  const failure = useFailure();
  const { report, address, change } = useSilence();
  const columns = useRowColumns();
  const usual = report.frame.amounts === 'records' ? 'priority' : 'ratio';
  const sort = address.sort ?? usual;
  const found = useQuery(queries.silence.customers.queryOptions({ input: inputOf(address, sort), placeholderData: keepPreviousData }));
  return (
    <Section title={t(`listTitles.${address.set}`)} note={sort !== usual ? undefined : usual === 'priority' ? t('order') : t('orderRatio')}>
      <Controls />
      <Loaded query={found} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t(`listTitles.${address.set}`)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            openKey={address.open === undefined ? null : Number(address.open.split('.')[1])}
            onOpen={(row) => change({ open: `customer.${row.id}` })}
            sort={{ key: sort, descending: !address.up }}
            onSort={({ key, descending }) => change({ sort: key as SilenceAddress['sort'], up: descending ? undefined : true, page: undefined }, { replace: true })}
            paging={{ page: address.page, pageSize, total, onPage: (page) => change({ page: page === 1 ? undefined : page }) }}
            empty={<Empty why={common('nobody')} />}
          />
        )}
      </Loaded>
      <p className={styles.legend}>
        {(['tick', 'silence', 'expected'] as const).map((part) => <span key={part}><RhythmSample part={part} />{t(`legend.${part}`)}</span>)}
        {report.modelReason === null ? null : <span>{t(`modelReasons.${report.modelReason}`)}</span>}
      </p>
    </Section>
  );
}

function Controls() {
  const { t } = useTranslation('silence');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { report, address, change } = useSilence();
  const countOf = (set: (typeof silenceSets)[number]): number => {
    if (set === 'all') return report.customers;
    const states: readonly string[] = set === 'silent' ? ['quietening', 'at-risk', 'lost'] : [set];
    return report.groups.reduce((sum, { state, customers }) => sum + (states.includes(state ?? 'unknown') ? customers : 0), 0);
  };
  const sets = silenceSets.filter((set) => set !== 'unknown' || countOf(set) > 0 || address.set === set);
  return (
    <div className={styles.controls}>
      <Toolbar>
        <ChoiceMenu
          label={t('set')}
          value={address.set}
          choices={sets.map((set) => ({ value: set, label: t(`sets.${set}`), note: format.number(countOf(set)) }))}
          onChange={(set) => change({ set, page: undefined })}
        />
        <ChoiceMenu
          label={t('class')}
          value={address.abc ?? 'all'}
          choices={(['all', ...silenceClasses] as const).map((abc) => ({ value: abc, label: t(`classes.${abc}`) }))}
          onChange={(abc) => change({ abc: abc === 'all' ? undefined : abc, page: undefined })}
        />
        <div className={styles.search}><SearchField label={common('search')} value={address.find} onChange={(find) => change({ find: find === '' ? undefined : find, page: undefined }, { replace: true })} /></div>
      </Toolbar>
    </div>
  );
}
