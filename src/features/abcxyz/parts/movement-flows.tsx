import { useTranslation } from 'react-i18next';
import { ends, type End } from '#core/customers/movement.ts';
import { Sankey } from '#web/charts/sankey.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import type { Movement } from './report.ts';
import { usePlaceName } from './use-words.ts';

interface MovementFlowsProps {
  readonly movement: Movement;
  readonly before: string;
  readonly onOpen: (from: End, to: End) => void;
}

/** The streams between groups; what moved is drawn in colour, what stayed is not. */
export function MovementFlows({ movement, before, onOpen }: MovementFlowsProps) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const nameOf = usePlaceName();
  const byName = new Map(ends.map((end) => [nameOf(end), end]));
  const endOf = (name: string): End => byName.get(name) ?? 'absent';
  const flows = movement.flows.map(({ from, to, customers }) => ({ from: nameOf(from), to: nameOf(to), value: customers }));
  return (
    <Sankey
      flows={flows}
      order={ends.map(nameOf)}
      label={t('movementChart')}
      fromTitle={t('movementFrom', { day: format.shortDay(before, true) })}
      toTitle={t('movementTo', { day: format.shortDay(movement.frame.today, true) })}
      format={(value) => format.number(value)}
      describe={({ from, to, value }) => t('flow', { from, to, customers: t('customers', { count: value }) })}
      onOpen={({ from, to }) => onOpen(endOf(from), endOf(to))}
      height={560}
    />
  );
}
