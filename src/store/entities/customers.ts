import type { ClientBase } from 'pg';
import { normaliseName } from '#core/files/normalise.ts';
import { newestTurn, type SourceCard } from './entity-source.ts';
import { resolveEntity } from './resolve.ts';
import { writeEntities } from './write-entities.ts';

interface CardRow {
  readonly id: number;
  readonly turn: number;
  readonly customer_id: number | null;
  readonly code: string | null;
  readonly name: string;
  readonly inn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The sign by which a name is matched. */
export const nameSign = (name: string): string => `name:${normaliseName(name)}`;

/** The kinds of signs a customer is recognised by, from the strongest. */
export const customerSigns = ['code', 'inn', 'phone', 'email', 'name'] as const;

/** What a card of a customer can be recognised by, from the strongest; the first is how people's decisions name it. */
export function signsOfCustomer(row: Pick<CardRow, 'code' | 'inn' | 'phone' | 'email' | 'name'>): string[] {
  return [
    row.code === null ? null : `code:${row.code}`,
    row.inn === null ? null : `inn:${row.inn}`,
    row.phone === null ? null : `phone:${row.phone}`,
    row.email === null ? null : `email:${row.email.toLowerCase()}`,
    nameSign(row.name),
  ].filter((sign) => sign !== null);
}

function toCard(row: CardRow): SourceCard {
  const signs = signsOfCustomer(row);
  return { id: row.id, label: signs[0] ?? '', signs, identity: row.inn, previous: row.customer_id, turn: row.turn, fields: row.fields };
}

async function readCards(client: ClientBase): Promise<SourceCard[]> {
  const read = await client.query<CardRow>(`
    select c.id, c.customer_id, ${newestTurn} as turn, c.code, c.name, c.inn, c.phone, c.email,
           jsonb_build_object('name', c.name, 'inn', c.inn, 'phone', c.phone, 'email', c.email, 'region', c.region,
             'industry', c.industry, 'size', c.size, 'potential', c.potential, 'source', c.source,
             'employee_id', e.employee_id, 'created_at', c.created_at) as fields
    from customer_card c left join employee_ref e on e.id = c.employee_ref
    where c.current order by c.id`);
  return read.rows.map(toCard);
}

/** Kinds of files whose mention of an unknown name makes one; others wait. */
export const customerMakers = ['deals', 'orders'] as const;

export const customerColumns = {
  name: 'text', inn: 'text', phone: 'text', email: 'text', region: 'text', industry: 'text', size: 'text', potential: 'text',
  source: 'text', employee_id: 'int', created_at: 'timestamptz', codes: 'text[]', cards: 'int',
} as const;

/** Makes customers anew from cards, mentions in deals and orders, and people's decisions. Needs employees first. Gives those that names were pointed at or away from. */
export async function refreshCustomers(client: ClientBase): Promise<ReadonlySet<number>> {
  const { entities, moved } = await resolveEntity(client, {
    entity: 'customer',
    kinds: customerSigns,
    cards: await readCards(client),
    makers: customerMakers,
    signsOf: (text) => [`code:${text}`, `inn:${text}`, nameSign(text)],
    fieldsOfMention: (text) => ({ name: text }),
  });
  const rows = entities.map((customer) => ({
    ...customer.fields,
    id: customer.id,
    codes: customer.cards.flatMap((card) => card.signs.filter((sign) => sign.startsWith('code:')).map((sign) => sign.slice(5))),
    cards: customer.cards.length,
  }));
  await writeEntities(client, 'customer', customerColumns, rows);
  return moved;
}
