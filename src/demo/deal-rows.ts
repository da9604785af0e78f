import { customerId, isDuplicated, type Customer } from './customers.ts';
import { customersOf, secondCardId } from './customer-rows.ts';
import { pathOf, type Path } from './deal-path.ts';
import { storyOf, type Deal, type Story } from './deals.ts';
import { categories } from './goods.ts';
import type { Row } from './kinds.ts';
import { lossReasonOf } from './loss-reason.ts';
import { amountOf, orderOf } from './orders.ts';
import { randomOf, type Random } from './random.ts';
import { moneyText } from './spelling.ts';
import { holderOf } from './staff.ts';
import { tierOf } from './rhythm.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

const audiences = ['Крупные подрядчики', 'Производство', 'Опт и сети', 'Малый бизнес'];

/** One deal with its customer, as of the company's day. */
export interface LivedDeal {
  readonly story: Story;
  readonly deal: Deal;
  readonly path: Path;
}

/** Every deal that was created before as-of. */
export function* livedDeals(world: World): Generator<LivedDeal> {
  for (const customer of customersOf(world)) yield* dealsOf(world, storyOf(world, customer));
}

export function* dealsOf(world: World, story: Story): Generator<LivedDeal> {
  for (const deal of story.deals) {
    const path = pathOf(world, story.customer, deal);
    if (path) yield { story, deal, path };
  }
}

export const dealId = (customer: Customer, deal: Pick<Deal, 'number'>): string => String(100_000 + customer.index * 64 + deal.number);

/** The person who holds a seat at a moment. */
export function personAt(world: World, seat: number, minute: number): string {
  const found = world.staff.seats[seat];
  return found ? holderOf(found, Math.floor(minute / minutesInDay)) : '';
}

export function* dealRows(world: World): Generator<Row<'deals'>> {
  for (const lived of livedDeals(world)) yield dealRow(world, lived);
}

export function* stageMoveRows(world: World): Generator<Row<'stage-moves'>> {
  for (const { story, deal, path } of livedDeals(world)) {
    const stages = world.behaviour.pipelines[deal.pipeline]?.stages ?? [];
    const named = (to: number | 'won' | 'lost'): string => (typeof to === 'number' ? (stages[to]?.name ?? '') : to);
    for (const [at, move] of path.moves.entries()) {
      const from = path.moves[at - 1];
      yield {
        deal_id: dealId(story.customer, deal),
        at: world.timeline.momentOf(move.minute),
        stage: named(move.to),
        from_stage: from ? named(from.to) : '',
        by: personAt(world, deal.seat, move.minute),
      };
    }
  }
}

function dealRow(world: World, { story, deal, path }: LivedDeal): Row<'deals'> {
  const { customer } = story;
  const { fill, noAmount, pipelines } = world.behaviour;
  const random = randomOf(world.seed, 'deal-card', customer.index, deal.number);
  const pipeline = pipelines[deal.pipeline];
  const stage = pipeline?.stages[path.stage];
  const filled = (share: number, text: string): string => (random.chance(share) ? text : '');
  const end = path.closedAt ?? world.timeline.asOfDay * minutesInDay - 1;
  const second = path.outcome === 'lost' && deal.number % 2 === 0 && isDuplicated(world, customer);
  const amount = random.chance(noAmount) ? '' : moneyText(dealAmount(world, story, deal));
  const product = productOf(customer, random);
  return {
    deal_id: dealId(customer, deal),
    title: `${product}, ${deal.fresh ? 'первая поставка' : 'поставка'}`,
    customer: second ? secondCardId(customer) : customerId(customer),
    rep: personAt(world, deal.seat, end),
    pipeline: pipeline?.name ?? '',
    stage: path.outcome === 'open' ? (stage?.name ?? '') : path.outcome === 'won' ? 'Оплачено' : 'Отказ',
    amount,
    currency: 'RUB',
    created_at: world.timeline.momentOf(path.createdAt),
    closed_at: path.closedAt === null ? '' : world.timeline.momentOf(path.closedAt),
    outcome: path.outcome,
    loss_reason: path.outcome === 'lost' ? lossReasonOf(world, customer, deal, path) : '',
    source: filled(fill.source, customer.source),
    region: filled(fill.region, customer.region.name),
    audience: filled(fill.audience, audiences[tierOf(customer)] ?? ''),
    product: filled(fill.product, product),
    planned_payment_at: plannedPayment(world, deal, path, random),
    probability: path.outcome === 'open' ? filled(Math.min(1, fill.product), String(stage?.probability ?? '')) : path.outcome === 'won' ? '100' : '0',
    is_test: deal.isTest ? '1' : '',
  };
}

/** Kopecks: the orders a won deal covers; for others, what as many such orders would have come to. */
function dealAmount(world: World, story: Story, deal: Deal): number {
  const [from, to] = deal.covers;
  const covered = story.orderDays.slice(from, to).map((day, at) => amountOf(orderOf(world, story.customer, from + at, day)));
  if (covered.length > 0) return covered.reduce((sum, amount) => sum + amount, 0);
  const random = randomOf(world.seed, 'hoped-for', story.customer.index, deal.number);
  const wished = amountOf(orderOf(world, story.customer, 1000 + deal.number, deal.day));
  return Math.round((wished * random.between(3, 8.5)) / 100_000) * 100_000;
}

/** Most deals are about what the customer buys; some about another line. */
function productOf(customer: Customer, random: Random): string {
  return categories[random.chance(0.94) ? customer.category : random.whole(0, categories.length - 1)] ?? '';
}

function plannedPayment(world: World, deal: Deal, path: Path, random: Random): string {
  const { timeline, behaviour } = world;
  const given = random.chance(behaviour.plannedDate);
  const far = random.whole(8, 24);
  if (!given) return '';
  const created = Math.floor(path.createdAt / minutesInDay);
  if (path.closedAt !== null) return timeline.dateOf(timeline.workingFrom(Math.floor(path.closedAt / minutesInDay) + (deal.number % 9)));
  const kept = behaviour.plannedDate > 0.9 ? timeline.asOfDay + far - 9 + (deal.number % 5) : created + far;
  return timeline.dateOf(timeline.workingFrom(kept));
}
