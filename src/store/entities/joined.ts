import { type Kysely, sql } from 'kysely';
import { mayImport } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from '../tables.ts';
import { customerSigns, signsOfCustomer } from './customers.ts';

/** A card of a file that became part of a customer. */
export interface JoinedCard {
  /** How a decision names it. */
  readonly label: string;
  readonly name: string;
  readonly code: string | null;
  readonly inn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly file: string;
  readonly loadId: number;
}

export type SignKind = (typeof customerSigns)[number];

/** A customer that several cards became, and by what they were recognised as one. */
export interface JoinedCustomer {
  readonly id: number;
  readonly name: string;
  readonly cards: readonly JoinedCard[];
  /** The signs that at least two of the cards share, the strongest first; none where a person joined them. */
  readonly shared: readonly { readonly kind: SignKind; readonly value: string }[];
}

interface CardRow extends Omit<JoinedCard, 'label'> {
  readonly customerId: number;
}

function toJoinedCard({ customerId: _customerId, ...card }: CardRow): JoinedCard {
  return { ...card, label: signsOfCustomer(card)[0] ?? '' };
}

function sharedSigns(cards: readonly CardRow[]): JoinedCustomer['shared'] {
  const bearers = new Map<string, number>();
  for (const sign of cards.flatMap(signsOfCustomer)) bearers.set(sign, (bearers.get(sign) ?? 0) + 1);
  return customerSigns.flatMap((kind) =>
    [...bearers].filter(([sign, count]) => count > 1 && sign.startsWith(`${kind}:`)).map(([sign]) => ({ kind, value: sign.slice(kind.length + 1) })),
  );
}

export interface JoinedQuery extends PageRequest<'cards' | 'name'> {
  readonly search?: string | undefined;
}

const orderings = { cards: sql`c.cards`, name: sql`c.name collate "ru-x-icu"` } as const;

/** A page of the customers that several cards became; empty for who may not load customers. */
export async function listJoined(database: Kysely<Tables>, viewer: Viewer, query: JoinedQuery): Promise<{ rows: JoinedCustomer[]; total: number }> {
  if (!mayImport(viewer, 'customers')) return { rows: [], total: 0 };
  const where = sql`c.listed and c.cards > 1
    and ${query.search === undefined || query.search === '' ? sql`true` : sql`(strpos(fold(c.name), fold(${query.search})) > 0 or c.inn = ${query.search})`}`;
  const direction = query.descending ? sql`desc` : sql`asc`;
  const [found, total] = await Promise.all([
    sql<{ id: number; name: string }>`select c.id, c.name from customer c where ${where}
      order by ${orderings[query.sort]} ${direction}, c.id offset ${offsetOf(query)} limit ${query.size}`.execute(database),
    sql<{ total: number }>`select count(*)::int as total from customer c where ${where}`.execute(database),
  ]);
  const cards = await readCards(database, found.rows.map(({ id }) => id));
  return {
    rows: found.rows.map(({ id, name }) => {
      const own = cards.filter((card) => card.customerId === id);
      return { id, name, cards: own.map(toJoinedCard), shared: sharedSigns(own) };
    }),
    total: total.rows[0]?.total ?? 0,
  };
}

async function readCards(database: Kysely<Tables>, customers: readonly number[]): Promise<CardRow[]> {
  const read = await sql<CardRow>`
    select k.customer_id as "customerId", k.name, k.code, k.inn, k.phone, k.email, l.file_name as file, l.id as "loadId"
    from customer_card k join load l on l.id = k.load_id
    where k.current and k.customer_id = any(${[...customers]}) order by k.id`.execute(database);
  return read.rows;
}

/** The labels of all cards of a customer, without repetition. */
export async function labelsOfCustomer(database: Kysely<Tables>, customer: number): Promise<string[]> {
  const cards = await readCards(database, [customer]);
  return [...new Set(cards.map((card) => signsOfCustomer(card)[0] ?? ''))];
}
