import type { Customer } from './customers.ts';
import type { Path } from './deal-path.ts';
import type { Deal } from './deals.ts';
import { randomOf } from './random.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

const reasons = ['Дорого', 'Не увидел отличий', 'Выбрал конкурента', 'Нет в наличии', 'Сроки поставки', 'Нет потребности', 'Не целевой'] as const;
/** How often each is given on the first stages and later. */
const early = [20, 3, 16, 10, 8, 22, 21];
const late = [10, 4, 36, 16, 14, 5, 1];

/** Why a lost deal was lost, or nothing where nobody wrote it down. */
export function lossReasonOf(world: World, customer: Customer, deal: Deal, path: Path): string {
  const random = randomOf(world.seed, 'loss-reason', customer.index, deal.number);
  if (random.chance(world.behaviour.noLossReason)) return random.chance(0.15) ? 'Прочее' : '';
  const ago = world.timeline.asOfDay - Math.floor((path.closedAt ?? 0) / minutesInDay);
  const dearer = ago <= 92 ? world.behaviour.dearLately : 1;
  const weights = (path.furthest >= 3 ? late : early).map((weight, at) => weight * (at < 2 ? dearer : 1));
  return reasons[random.weighted(weights)] ?? '';
}
