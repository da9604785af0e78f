import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mapGroups } from '#core/diagnosis/map-layout.ts';
import { askedRoles } from '#core/diagnosis/vocabulary.ts';
import { mayDo } from '#core/people/rights.ts';
import { AsOfField } from '#web/domain/as-of-field.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty, NoPermission, Skeleton } from '#web/ui/states.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useMapAddress, type ChangeMap, type MapAddress } from './parts/address.ts';
import { shapeOf, verdictOrder, type LeafOf, type MapAnswer } from './parts/answers.ts';
import styles from './parts/map.module.css';
import { MapPicture } from './parts/map-picture.tsx';
import { StartPanel } from './parts/start-panel.tsx';
import { useSay } from './parts/use-words.ts';

// The map is there without them: a rep's page, the list, and the list on a phone.
const Hygiene = lazy(async () => ({ default: (await import('./parts/hygiene.tsx')).Hygiene }));
const MistakeList = lazy(async () => ({ default: (await import('./parts/mistake-list.tsx')).MistakeList }));
const MistakeTable = lazy(async () => ({ default: (await import('./parts/mistake-table.tsx')).MistakeTable }));

/** The thirty at a glance: what is wrong, how bad, where to start. A rep finds the order of the own deals. */
export function DiagnosisScreen() {
  const { user } = useSession();
  return user.role === 'rep' ? <Hygiene /> : <MapScreen />;
}

function MapScreen() {
  const { t } = useTranslation('diagnosis');
  const [address, change] = useMapAddress();
  const failure = useFailure();
  const map = useQuery(queries.diagnosis.map.queryOptions({ input: address.asOf === undefined ? {} : { asOf: address.asOf }, placeholderData: keepPreviousData }));
  return (
    <>
      <PageHeader title={t('title')} about={<About map={map.data} />} actions={<Actions />} />
      <Loaded query={map} failure={failure} skeleton={<><p className={styles.judging}>{t('judging')}</p><Skeleton rows={12} /></>}>
        {(data) => <Shown map={data} address={address} change={change} />}
      </Loaded>
    </>
  );
}

function About({ map }: { readonly map: MapAnswer | undefined }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const { organisation } = useSession();
  if (map === undefined) return <>{organisation.name}</>;
  const when = format.instant(map.asOf, organisation.zone);
  return <>{[organisation.name, t(map.isStale ? 'onDayStale' : 'onDay', { when }), t('trendNote')].filter(Boolean).join(' · ')}</>;
}

function Actions() {
  const { t } = useTranslation('diagnosis');
  const { user } = useSession();
  return (
    <>
      <Link to="/map/repairs" className={buttonClass('outline')}>{t('repairs')}</Link>
      {mayDo(user, 'settings', 'read') ? <Link to="/map/bounds" className={buttonClass('outline')}>{t('bounds')}</Link> : null}
      {mayDo(user, 'export', 'read') ? <Link to="/diagnosis/report" className={buttonClass('outline')}>{t('report')}</Link> : null}
    </>
  );
}

interface ShownProps {
  readonly map: MapAnswer;
  readonly address: MapAddress;
  readonly change: ChangeMap;
}

function Shown({ map, address, change }: ShownProps) {
  const { t } = useTranslation('diagnosis');
  const { newestFact, user } = useSession();
  if (map.mistakes.length === 0) return <NoPermission words={t('noneSeen')} />;
  if (newestFact === null && map.mistakes.every(({ verdict }) => verdict === 'no-data')) {
    return <Empty why={t('emptyTitle')} action={mayDo(user, 'intake', 'edit') ? <Link to="/data/import" className={buttonClass('primary')}>{t('emptyDo')}</Link> : undefined} />;
  }
  return (
    <>
      <Controls map={map} address={address} change={change} />
      <View map={map} address={address} change={change} />
    </>
  );
}

const inArea = ({ area }: MapAddress, { number }: LeafOf): boolean => area === undefined || mapGroups.find(({ id }) => id === area)?.mistakes.includes(number) === true;
const isChosen = (address: MapAddress, leaf: LeafOf): boolean => inArea(address, leaf) && (address.role === undefined || leaf.asks.includes(address.role)) && (address.verdict === undefined || leaf.verdict === address.verdict);

function Controls({ map, address, change }: ShownProps) {
  const { t } = useTranslation('diagnosis');
  const { t: ui } = useTranslation('ui');
  const { today } = useSession();
  const say = useSay();
  const format = useFormat();
  const phone = usePhone();
  const counts = verdictOrder.map((verdict) => ({ verdict, count: map.mistakes.filter((leaf) => leaf.verdict === verdict).length }));
  return (
    <div className={styles.controls}>
      <ul className={styles.counts} aria-label={t('filterVerdict')}>
        {counts.filter(({ count }) => count > 0).map(({ verdict, count }) => (
          <li key={verdict}>
            <button type="button" aria-pressed={address.verdict === verdict} className={styles.count} onClick={() => change({ verdict: address.verdict === verdict ? undefined : verdict }, { replace: true })}>
              <VerdictShape verdict={shapeOf[verdict]} size={14} /><strong>{format.number(count)}</strong> {ui(`verdict.${shapeOf[verdict]}`)}
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.choices}>
        <AsOfField value={address.asOf} today={today} onChange={(asOf) => change({ asOf })} />
        <ChoiceMenu
          label={t('filterArea')}
          value={address.area ?? ''}
          choices={[{ value: '', label: t('areaAll') }, ...mapGroups.map(({ id, title }) => ({ value: id as string, label: say(title) }))]}
          onChange={(area) => change({ area: area === '' ? undefined : area }, { replace: true })}
        />
        <ChoiceMenu
          label={t('filterRole')}
          value={address.role ?? ''}
          choices={[{ value: '', label: t('roleAll') }, ...askedRoles.map((role) => ({ value: role as string, label: t(`roleOf.${role}`) }))]}
          onChange={(role) => change({ role: askedRoles.find((own) => own === role) }, { replace: true })}
        />
        <Segmented
          label={t('view')}
          value={address.view}
          choices={(['map', 'list', 'order'] as const).map((view) => ({ value: view, label: phone && view === 'order' ? t('columns.step') : t(`views.${view}`) }))}
          onChange={(view) => change({ view, sort: undefined, up: false }, { replace: true })}
        />
      </div>
    </div>
  );
}

function View({ map, address, change }: ShownProps) {
  const phone = usePhone();
  const chosen = map.mistakes.filter((leaf) => isChosen(address, leaf));
  if (address.view !== 'map') return <Suspense fallback={<Skeleton />}><MistakeTable leaves={chosen} address={address} change={change} /></Suspense>;
  if (phone) return <><StartPanel map={map} /><Suspense fallback={<Skeleton />}><MistakeList leaves={chosen} /></Suspense></>;
  return <Drawn map={map} chosen={new Set(chosen.map(({ number }) => number))} />;
}

function Drawn({ map, chosen }: { readonly map: MapAnswer; readonly chosen: ReadonlySet<number> }) {
  const { t } = useTranslation('diagnosis');
  const navigate = useNavigate();
  const picture = useRef<HTMLDivElement>(null);
  const save = () => {
    const drawn = picture.current;
    if (drawn !== null) void import('#web/charts/export-picture.ts').then(({ exportPicture }) => exportPicture(drawn, t('title')));
  };
  return (
    <div className={styles.drawn}>
      <div className={styles.scroller}>
        <div ref={picture}><MapPicture leaves={map.mistakes} chosen={chosen} onOpen={(number) => void navigate({ to: '/map/mistake', search: { number } })} /></div>
        <p className={styles.legend}>{t('legend')} <Button kind="text" onClick={save}>{t('savePicture')}</Button></p>
      </div>
      <StartPanel map={map} />
    </div>
  );
}
