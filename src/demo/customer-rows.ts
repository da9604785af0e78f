import { customerAt, customerId, identityFor, isDuplicated, type Customer } from './customers.ts';
import { storyOf } from './deals.ts';
import { firstNames, surnames, type Identity } from './identity.ts';
import type { Row } from './kinds.ts';
import { randomOf, type Random } from './random.ts';
import { holderOf } from './staff.ts';
import { tierOf } from './rhythm.ts';
import { latinised } from './spelling.ts';
import { minutesInDay } from './timeline.ts';
import type { World } from './world.ts';

const industries = ['Строительство', 'Производство металлоконструкций', 'Розничная торговля', 'Кровля и фасады', 'Мебель', 'Ремонт и сервис', 'Машиностроение'];
const sizes = ['крупный', 'крупный', 'средний', 'малый'];
/** What a customer of each size buys in a year from everyone, roubles. */
const potentials = [24_000_000, 12_000_000, 1_800_000, 700_000];
const positions = ['Снабженец', 'Начальник отдела снабжения', 'Директор', 'Коммерческий директор', 'Инженер', 'Бухгалтер'];

/** Every customer of the company, in the order of their numbers. */
export function* customersOf(world: World): Generator<Customer> {
  for (let index = 0; index < world.buyers + world.prospects; index += 1) yield customerAt(world, index);
}

export function* customerRows(world: World): Generator<Row<'customers'>> {
  for (const customer of customersOf(world)) {
    const card = cardOf(world, customer);
    yield card;
    if (isDuplicated(world, customer)) yield secondCard(world, customer, card);
  }
}

export function* contactRows(world: World): Generator<Row<'contacts'>> {
  for (const customer of customersOf(world)) {
    const random = randomOf(world.seed, 'contacts', customer.index);
    const { email, phone } = identityFor(world, customer);
    const domain = email.slice(email.indexOf('@'));
    for (let number = random.whole(1, 2); number > 0; number -= 1) {
      const name = `${random.pick(firstNames)} ${random.pick(surnames)}`;
      const own = `${latinised(name)}.${customer.index}${domain}`;
      yield { customer: customerId(customer), name, position: random.pick(positions), phone: number === 1 ? phone : '', email: own };
    }
  }
}

/** Id under which the customer's card was typed a second time. */
export const secondCardId = (customer: Customer): string => `${customerId(customer)}-2`;

function cardOf(world: World, customer: Customer): Row<'customers'> {
  const random = randomOf(world.seed, 'card', customer.index);
  const identity = identityFor(world, customer);
  const tier = tierOf(customer);
  const known = (): boolean => random.chance(world.behaviour.sizeAndPotential);
  const keeper = world.staff.seats[customer.keeper];
  const rated = known();
  return {
    customer_id: customerId(customer),
    name: identity.name,
    inn: identity.inn,
    phone: identity.phone,
    email: random.chance(0.93) ? identity.email : '',
    region: customer.region.name,
    industry: random.pick(industries),
    size: rated ? (sizes[tier] ?? '') : '',
    potential: rated ? String(Math.round(((potentials[tier] ?? 0) * random.between(0.6, 1.7)) / 50_000) * 50_000) : '',
    source: customer.source,
    rep: keeper ? holderOf(keeper, world.timeline.asOfDay - 1) : '',
    created_at: world.timeline.momentOf(firstSeen(world, customer, random) * minutesInDay + random.whole(550, 1050)),
  };
}

/** The same company typed again by someone who did not look: same INN or same phone, never all of it. */
function secondCard(world: World, customer: Customer, card: Row<'customers'>): Row<'customers'> {
  const random = randomOf(world.seed, 'second-card', customer.index);
  const identity: Identity = identityFor(world, customer);
  const byInn = random.chance(0.6);
  const day = Math.min(world.timeline.asOfDay - 1, firstSeen(world, customer, random) + random.whole(30, 300));
  return {
    ...card,
    customer_id: secondCardId(customer),
    name: identity.otherSpelling,
    inn: byInn ? card.inn : '',
    phone: byInn ? '' : card.phone,
    email: '',
    created_at: world.timeline.momentOf(day * minutesInDay + random.whole(550, 1050)),
  };
}

/** Day before anything happened with the customer. */
function firstSeen(world: World, customer: Customer, random: Random): number {
  const story = storyOf(world, customer);
  const days = [story.orderDays[0], ...story.deals.map((deal) => (deal.fate === 'won' ? deal.day - 50 : deal.day))];
  const first = Math.min(world.timeline.asOfDay - 1, ...days.filter((day) => day !== undefined));
  const earlier = story.rhythm?.existing ? random.whole(0, 55) : 0;
  return Math.max(world.timeline.firstDay - 50, first - earlier);
}
