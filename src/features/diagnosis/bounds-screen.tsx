import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { CheckField, SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Section, Toolbar } from '#web/ui/page-header.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { useBoundsAddress } from './parts/address.ts';
import { BoundDrawer, type BoundRow, type BoundsAnswer } from './parts/bound-drawer.tsx';
import { useSay, useSigns } from './parts/use-words.ts';

/** Every bound signals are judged by; one's own with who set it, when and why. */
export function BoundsScreen() {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const [address, change] = useBoundsAddress();
  const { user } = useSession();
  const bounds = useQuery(queries.diagnosis.bounds.queryOptions({ input: {} }));
  const say = useSay();
  const columns = useColumns();
  const wanted = address.find.toLowerCase();
  const isWanted = ({ signal, title, topic, own }: BoundRow): boolean => (!address.own || own !== null) && `${signal} ${say(title)} ${say(topic)}`.toLowerCase().includes(wanted);
  const openId = address.open?.startsWith('bound.') === true ? address.open.slice(6) : null;
  return (
    <>
      <PageHeader trail={<Link to="/map">{t('mistake.trail')}</Link>} title={t('bounding.title')} about={t('bounding.about')} />
      <Toolbar>
        <SearchField label={t('bounding.find')} value={address.find} onChange={(find) => change({ find }, { replace: true })} />
        <CheckField label={t('bounding.onlyOwn')} checked={address.own} onChange={(own) => change({ own }, { replace: true })} />
      </Toolbar>
      <Loaded query={bounds} failure={failure} skeleton={<Skeleton rows={12} />}>
        {(data) => (
          <>
            <DataTable
              height={620} label={t('bounding.title')} columns={columns} rows={data.signals.filter(isWanted)} rowKey={({ signal }) => signal} openKey={openId}
              onOpen={mayDo(user, 'settings', 'edit') ? ({ signal }) => change({ open: `bound.${signal}` }) : undefined} empty={<Empty why={t('nothing')} />}
            />
            <History answer={data} />
            {openId === null ? null : <BoundDrawer key={openId} row={data.signals.find(({ signal }) => signal === openId)} onClose={() => change({ open: undefined })} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function useColumns(): readonly Column<BoundRow>[] {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const signs = useSigns();
  const words = (bound: BoundRow['builtIn'], unit: string): string => {
    const { good, bad } = signs.bound(bound, unit);
    return `${good} / ${bad}`;
  };
  return [
    { key: 'id', title: t('mistake.code'), width: '66px', quiet: true, cell: ({ signal }) => signal, phone: 'note' },
    { key: 'title', title: t('bounding.signal'), lead: true, cell: ({ title }) => say(title), phone: 'title' },
    { key: 'topic', title: t('columns.mistake'), cell: ({ mistake, topic }) => `№\u2009${mistake} ${say(topic)}` },
    { key: 'builtIn', title: `${t('bounding.builtIn')}: ${t('bounding.good').toLowerCase()} / ${t('bounding.bad').toLowerCase()}`, align: 'end', cell: ({ builtIn, unit }) => words(builtIn, unit), phone: 'side' },
    { key: 'own', title: t('bounding.own'), align: 'end', cell: ({ own, unit }) => (own === null ? '—' : <strong>{words(own, unit)}</strong>) },
  ];
}

function History({ answer }: { readonly answer: BoundsAnswer }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const signs = useSigns();
  const format = useFormat();
  const { zone } = useSession().organisation;
  type Change = BoundsAnswer['changes'][number];
  const columns: readonly Column<Change>[] = [
    { key: 'title', title: t('bounding.signal'), lead: true, phone: 'title', cell: ({ signal, title }) => `${signal} ${say(title)}` },
    { key: 'bound', title: t('bounding.own'), phone: 'value', cell: ({ bound, unit }) => (bound === null ? t('bounding.putBackBy') : `${signs.bound(bound, unit).good} / ${signs.bound(bound, unit).bad}`) },
    { key: 'note', title: t('bounding.note'), phone: 'wide', cell: ({ note }) => note },
    { key: 'by', title: t('bounding.who'), align: 'end', quiet: true, phone: 'note', cell: ({ by, at }) => [by, format.instant(at, zone)].filter(Boolean).join(', ') },
  ];
  return (
    <Section title={t('bounding.history')}>
      <DataTable label={t('bounding.history')} columns={columns} rows={answer.changes} rowKey={({ signal, at }) => `${signal} ${at}`} empty={<Empty why={t('bounding.historyNone')} />} />
    </Section>
  );
}
