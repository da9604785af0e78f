import { identityOf, regions, type Identity, type Region } from './identity.ts';
import { categories } from './goods.ts';
import { randomOf, shuffledPosition, type Random } from './random.ts';
import { seatsInBranch } from './staff.ts';
import type { World } from './world.ts';

/** A company that bought at least once, or one that was only ever talked to. */
export interface Customer {
  /** 0 … buyers − 1 are buyers, the rest are prospects. */
  readonly index: number;
  readonly buyer: boolean;
  /** Place among its kind by size: 0 the largest, towards 1 the smallest. */
  readonly rank: number;
  /** Seats that win it and that keep it: the same one where functions are mixed. */
  readonly winner: number;
  readonly keeper: number;
  readonly region: Region;
  /** Number of the category it mostly buys, and of the good in it. */
  readonly category: number;
  readonly favourite: number;
  readonly source: string;
}

/** Ranks that part whales, large, middle and small customers. */
export const tiers = [0.04, 0.16, 0.45] as const;

export const sources = ['Рекомендации', 'Входящие звонки', 'Сайт', 'Реклама', 'Выставки', 'Холодные звонки'] as const;
const buyerSources = [30, 26, 18, 9, 11, 6];
const prospectSources = [9, 20, 30, 20, 8, 13];

/** How many customers each seat of a branch gets where the first two hold the largest. */
const buyersBySeat = [0, 0, 1.3, 1.2, 1.1, 1.05, 0.95, 0.85, 0.55];
const prospectsBySeat = [0.52, 0.56, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.62];
const winningSeats = [1, 3, 4, 5];
const keepingSeats = [0, 2, 6, 7, 8];

export function customerAt(world: World, index: number): Customer {
  const buyer = index < world.buyers;
  const random = randomOf(world.seed, 'customer', index);
  const place = buyer ? index : index - world.buyers;
  const size = buyer ? world.buyers : world.prospects;
  const rank = (shuffledPosition(world.seed, buyer ? 'rank' : 'prospect-rank', place, size) + random.next()) / size;
  const seats = world.behaviour.stars ? starSeats(world, random, buyer, rank) : specialisedSeats(world, random, index);
  const region = regionOf(world, random, seats.keeper);
  return {
    index,
    buyer,
    rank,
    ...seats,
    region,
    category: categoryOf(world, random, seats.keeper),
    favourite: random.whole(0, 9),
    source: sources[random.weighted(buyer ? buyerSources : prospectSources)] ?? 'Сайт',
  };
}

export function identityFor(world: World, customer: Customer): Identity {
  return identityOf(world.seed, customer.index, customer.region);
}

export const customerId = (customer: Customer): string => String(10_000 + customer.index);

/** Does this customer stand in the base twice. */
export function isDuplicated(world: World, customer: Customer): boolean {
  return randomOf(world.seed, 'duplicate', customer.index).chance(world.behaviour.duplicates);
}

interface Seats {
  readonly winner: number;
  readonly keeper: number;
}

/** The largest customers of all branches sit with the first two seats of the company. */
function starSeats(world: World, random: Random, buyer: boolean, rank: number): Seats {
  const star = buyer && rank < tiers[1];
  const branch = star ? 0 : random.whole(0, world.branches - 1);
  const at = star ? (random.chance(0.52) ? 0 : 1) : random.weighted(buyer ? buyersBySeat : prospectsBySeat);
  const seat = branch * seatsInBranch + at;
  return { winner: seat, keeper: seat };
}

function specialisedSeats(world: World, random: Random, index: number): Seats {
  const branch = random.whole(0, world.branches - 1) * seatsInBranch;
  return {
    winner: branch + (winningSeats[index % winningSeats.length] ?? 0),
    keeper: branch + (keepingSeats[index % keepingSeats.length] ?? 0),
  };
}

/** Where territories are cut, a keeper serves mostly one region. */
function regionOf(world: World, random: Random, keeper: number): Region {
  const home = regions[keeper % regions.length];
  return home && !world.behaviour.mixesFunctions && random.chance(0.85) ? home : random.pick(regions);
}

/** Where reps sell one product, the seats from the fourth on sell almost only their own category. */
function categoryOf(world: World, random: Random, keeper: number): number {
  const narrow = world.behaviour.singleProduct && keeper % seatsInBranch >= 3;
  return narrow && random.chance(0.9) ? keeper % categories.length : random.whole(0, categories.length - 1);
}
