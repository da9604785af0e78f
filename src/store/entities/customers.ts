import type { ClientBase } from 'pg';
import { normaliseName } from '#core/files/normalise.ts';
import { resolveEntity, type SourceCard } from './resolve.ts';
import { writeEntities } from './write-entities.ts';

interface CardRow {
  readonly id: number;
  readonly customer_id: number | null;
  readonly code: string | null;
  readonly name: string;
  readonly inn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

const nameSign = (name: string): string => `name:${normaliseName(name)}`;

/** How people's decisions name a customer: its code, else its INN, else its name. */
export const customerLabel = (card: Pick<CardRow, 'code' | 'inn' | 'name'>): string =>
  card.code !== null ? `code:${card.code}` : card.inn !== null ? `inn:${card.inn}` : nameSign(card.name);

function toCard(row: CardRow): SourceCard {
  const signs = [
    row.code === null ? null : `code:${row.code}`,
    row.inn === null ? null : `inn:${row.inn}`,
    row.phone === null ? null : `phone:${row.phone}`,
    row.email === null ? null : `email:${row.email.toLowerCase()}`,
    nameSign(row.name),
  ].filter((sign) => sign !== null);
  return { id: row.id, label: customerLabel(row), signs, identity: row.inn, previous: row.customer_id, fields: row.fields };
}

async function readCards(client: ClientBase): Promise<SourceCard[]> {
  const read = await client.query<CardRow>(`
    select c.id, c.customer_id, c.code, c.name, c.inn, c.phone, c.email,
           jsonb_build_object('name', c.name, 'inn', c.inn, 'phone', c.phone, 'email', c.email, 'region', c.region,
             'industry', c.industry, 'size', c.size, 'potential', c.potential, 'source', c.source,
             'employee_id', e.employee_id, 'created_at', c.created_at) as fields
    from customer_card c left join employee_ref e on e.id = c.employee_ref
    where c.current order by c.id`);
  return read.rows.map(toCard);
}

const columns = {
  name: 'text', inn: 'text', phone: 'text', email: 'text', region: 'text', industry: 'text', size: 'text', potential: 'text',
  source: 'text', employee_id: 'int', created_at: 'timestamptz', codes: 'text[]', cards: 'int',
} as const;

/** Makes customers anew from cards, mentions in deals and orders, and people's decisions. Needs employees first. */
export async function refreshCustomers(client: ClientBase): Promise<void> {
  const resolved = await resolveEntity(client, {
    entity: 'customer',
    kinds: ['code', 'inn', 'phone', 'email', 'name'],
    cards: await readCards(client),
    makers: ['deals', 'orders'],
    signsOf: (text) => [`code:${text}`, `inn:${text}`, nameSign(text)],
    fieldsOfMention: (text) => ({ name: text }),
  });
  const rows = resolved.map((customer) => ({
    ...customer.fields,
    id: customer.id,
    codes: customer.cards.flatMap((card) => card.signs.filter((sign) => sign.startsWith('code:')).map((sign) => sign.slice(5))),
    cards: customer.cards.length,
  }));
  await writeEntities(client, 'customer', columns, rows);
}
