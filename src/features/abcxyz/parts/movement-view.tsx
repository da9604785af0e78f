import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { directions, type End } from '#core/customers/movement.ts';
import { addMonths } from '#core/shared/day.ts';
import { ChartFigure } from '#web/charts/chart-figure.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Toolbar } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import { questionOf, type AbcXyzAddress, type ChangeAddress } from '../address.ts';
import { BackToMatrix } from './back-to-matrix.tsx';
import { CustomerList } from './customer-list.tsx';
import styles from './movement-view.module.css';
import type { Movement } from './report.ts';
import { RunSettings } from './run-settings.tsx';
import { useMoney, usePlaceName } from './use-words.ts';

const MovementFlows = lazy(async () => ({ default: (await import('./movement-flows.tsx')).MovementFlows }));

interface MovementViewProps {
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

/** Who moved between groups from one day to another. */
export function MovementView({ address, change }: MovementViewProps) {
  const { t } = useTranslation('abcxyz');
  const failure = useFailure();
  const movement = useQuery({ ...queries.abcxyz.movement.queryOptions({ input: questionOf(address) }), placeholderData: keepPreviousData });
  return <Loaded query={movement} failure={failure} head={<PageHeader title={t('titleMovement')} />} skeleton={<Skeleton rows={8} strip />}>{(data) => <Told movement={data} address={address} change={change} />}</Loaded>;
}

function Told({ movement, address, change }: MovementViewProps & { readonly movement: Movement }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { frame, counts } = movement;
  const { before } = frame;
  const about = before === null ? undefined : t('movementAbout', { from: format.day(before.asOf), to: format.day(frame.today), basis: t(`basis.${frame.basis}`), step: t(`steps.${frame.step}`) });
  return (
    <>
      <PageHeader title={t('titleMovement')} about={about} trail={<BackToMatrix change={change} />} />
      <Toolbar note={t('movementRecount')}>
        <Span movement={movement} address={address} change={change} />
        <RunSettings frame={frame} address={address} change={change} />
      </Toolbar>
      {before === null ? <Empty why={t('movementNone', { day: format.day(address.before ?? addMonths(frame.today, -3)) })} /> : (
        <>
          <p className={styles.sentence}>
            {t('movementSentence', Object.fromEntries(directions.map((direction) => [direction, counts[direction] ?? 0])) as Record<(typeof directions)[number], number>)}
            {before.isShort && frame.since !== null ? ` ${t('rules.shortHistory', { day: format.day(frame.since) })}` : ''}
          </p>
          <div className={styles.columns}>
            <Flows movement={movement} before={before.asOf} change={change} />
            <CustomerList frame={frame} address={hasFlow(address) ? address : { ...address, direction: address.direction ?? 'fell' }} change={change} />
          </div>
        </>
      )}
    </>
  );
}

const hasFlow = ({ moveFrom, moveTo }: AbcXyzAddress): boolean => moveFrom !== undefined && moveTo !== undefined;

/** How far back the comparison reaches: a quarter, half a year, a year, or a day of one's own. */
function Span({ movement: { frame }, address, change }: MovementViewProps & { readonly movement: Movement }) {
  const { t } = useTranslation('abcxyz');
  const spans = { quarter: addMonths(frame.today, -3), half: addMonths(frame.today, -6), year: addMonths(frame.today, -12) };
  const chosen = address.before === undefined ? 'quarter' : address.before === spans.half ? 'half' : address.before === spans.year ? 'year' : address.before === spans.quarter ? 'quarter' : 'own';
  const own = chosen === 'own' ? [{ value: 'own' as const, label: t('ownDate') }] : [];
  return (
    <Segmented
      label={t('span')}
      value={chosen}
      choices={[{ value: 'quarter', label: t('quarterAgo') }, { value: 'half', label: t('halfAgo') }, { value: 'year', label: t('yearAgo') }, ...own]}
      onChange={(span) => change({ before: span === 'half' || span === 'year' ? spans[span] : undefined, moveFrom: undefined, moveTo: undefined })}
    />
  );
}

function Flows({ movement, before, change }: { readonly movement: Movement; readonly before: string; readonly change: ChangeAddress }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const nameOf = usePlaceName();
  const money = useMoney(Math.max(0, ...movement.flows.map(({ amount }) => amount ?? 0)));
  const open = (from: End, to: End) => change({ moveFrom: from, moveTo: to, direction: undefined, cell: undefined });
  return (
    <ChartFigure
      label={t('movementChart')}
      pictureName="abcxyz-movement"
      table={{
        columns: [
          { key: 'move', title: t('moved') },
          { key: 'customers', title: t('count'), number: true },
          ...(movement.frame.seesAmounts ? [{ key: 'amount', title: t('amount', { unit: money.unit }), number: true }] : []),
        ],
        rows: movement.flows.map(({ from, to, customers, amount }) => ({
          key: `${from} ${to}`,
          cells: [
            <Button key="move" kind="text" onClick={() => open(from, to)}>{t('moveArrow', { from: nameOf(from), to: nameOf(to) })}</Button>,
            format.number(customers),
            ...(movement.frame.seesAmounts ? [amount === null ? '—' : money.number(amount)] : []),
          ],
        })),
      }}
    >
      <Suspense fallback={<Skeleton rows={12} />}><MovementFlows movement={movement} before={before} onOpen={open} /></Suspense>
    </ChartFigure>
  );
}
