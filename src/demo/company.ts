import { dayFromNumber } from '#core/shared/day.ts';
import { callRows, taskRows } from './call-rows.ts';
import { contactRows, customerRows, customersOf } from './customer-rows.ts';
import { customerId } from './customers.ts';
import { dealId, dealRows, livedDeals, stageMoveRows } from './deal-rows.ts';
import { storyOf } from './deals.ts';
import type { Kind, Row } from './kinds.ts';
import { leadRows } from './lead-rows.ts';
import { meetingRows } from './meeting-rows.ts';
import { orderRows, paymentRows } from './order-rows.ts';
import { planRows } from './plan-rows.ts';
import { moneyText } from './spelling.ts';
import { holderOf, type Seat } from './staff.ts';
import { minutesInDay } from './timeline.ts';
import { createWorld, type CompanyOptions, type World } from './world.ts';

/** A generated company: each kind of row can be read any number of times, in any order, and is not kept. */
export interface Company {
  readonly options: CompanyOptions;
  readonly name: string;
  readonly rows: { readonly [K in Kind]: () => Iterable<Row<K>> };
}

/**
 * An invented wholesale company of fasteners with thirty months of history before `asOf`. Rows are
 * drawn while they are read, customer by customer, so memory does not grow with the scale; only
 * `plans` first passes over all orders to know what was sold. Throws `RangeError` for options that
 * make no company.
 */
export function generateCompany(options: CompanyOptions): Company {
  const world = createWorld(options);
  return {
    options,
    name: 'ООО «Опора-Крепёж»',
    rows: {
      employees: () => employeeRows(world),
      stages: () => stageRows(world),
      products: () => productRows(world),
      customers: () => customerRows(world),
      contacts: () => contactRows(world),
      deals: () => dealRows(world),
      'stage-moves': () => stageMoveRows(world),
      'owner-moves': () => ownerMoveRows(world),
      orders: () => orderRows(world),
      payments: () => paymentRows(world),
      calls: () => callRows(world),
      meetings: () => meetingRows(world),
      tasks: () => taskRows(world),
      plans: () => planRows(world),
      leads: () => leadRows(world),
    },
  };
}

function* employeeRows(world: World): Generator<Row<'employees'>> {
  for (const { name, email, role, team, head, functions, hiredDay, dismissedDay } of world.staff.employees) {
    yield { name, email, role, team, head, functions, hired_at: dayFromNumber(hiredDay), dismissed_at: dismissedDay === null ? '' : dayFromNumber(dismissedDay) };
  }
}

function* stageRows(world: World): Generator<Row<'stages'>> {
  for (const { name, stages } of world.behaviour.pipelines) {
    for (const [at, stage] of stages.entries()) {
      const norm = { norm_days: String(stage.normDays), probability: String(stage.probability) };
      yield { pipeline: name, order: String(at + 1), stage: stage.name, kind: 'open', criterion: stage.criterion, ...norm };
    }
    const end = { pipeline: name, criterion: '', norm_days: '' };
    yield { ...end, order: String(stages.length + 1), stage: 'Оплачено', kind: 'won', probability: '100' };
    yield { ...end, order: String(stages.length + 2), stage: 'Отказ', kind: 'lost', probability: '0' };
  }
}

function* productRows(world: World): Generator<Row<'products'>> {
  for (const { sku, name, category, price, cost } of world.goods) yield { sku, name, category, price: moneyText(price), cost: moneyText(cost) };
}

/** Who held a customer or a running deal before, wherever that changed. */
function* ownerMoveRows(world: World): Generator<Row<'owner-moves'>> {
  for (const customer of customersOf(world)) {
    const { handedOver } = storyOf(world, customer);
    const seats = [customer.winner, customer.keeper].map((seat) => world.staff.seats[seat]);
    const from = handedOver === null ? world.timeline.firstDay : handedOver;
    if (handedOver !== null && seats[0]) yield* ownerMoves(world, seats[0], '', customerId(customer), world.timeline.firstDay, Math.min(from, world.timeline.asOfDay));
    if (seats[1] && from < world.timeline.asOfDay) yield* ownerMoves(world, seats[1], '', customerId(customer), from, world.timeline.asOfDay);
  }
  for (const { story, deal, path } of livedDeals(world)) {
    const seat = world.staff.seats[deal.seat];
    const [from, to] = [path.createdAt, path.closedAt ?? world.timeline.asOfDay * minutesInDay].map((minute) => Math.floor(minute / minutesInDay));
    const changed = seat?.people.some((person) => person.from > (from ?? 0) && person.from <= (to ?? 0) - 1);
    if (seat && changed) yield* ownerMoves(world, seat, dealId(story.customer, deal), '', from ?? 0, to ?? 0);
  }
}

/** The holder on the first day and every later one before the end. */
function* ownerMoves(world: World, seat: Seat, deal: string, customer: string, from: number, to: number): Generator<Row<'owner-moves'>> {
  const at = (day: number): string => world.timeline.momentOf(day * minutesInDay + 530);
  yield { deal_id: deal, customer, at: at(from), rep: holderOf(seat, from) };
  for (const person of seat.people) {
    if (person.from > from && person.from < to) yield { deal_id: deal, customer, at: at(person.from), rep: person.name };
  }
}
