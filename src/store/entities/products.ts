import type { ClientBase } from 'pg';
import { newestTurn, type SourceCard } from './entity-source.ts';
import { resolveEntity } from './resolve.ts';
import { writeEntities } from './write-entities.ts';

interface CardRow {
  readonly id: number;
  readonly turn: number;
  readonly product_id: number | null;
  readonly sku: string | null;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

const fold = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

/** What a product can be recognised by, from the strongest; the first is how people's decisions name it. */
export function signsOfProduct({ sku, name }: { readonly sku: string | null; readonly name: string | null }): string[] {
  return [sku === null ? null : `code:${fold(sku)}`, name === null ? null : `name:${fold(name)}`].filter((sign) => sign !== null);
}

function toCard(row: CardRow): SourceCard {
  const signs = signsOfProduct(row);
  const identity = row.sku === null ? null : fold(row.sku);
  return { id: row.id, label: signs[0] ?? '', signs, identity, previous: row.product_id, turn: row.turn, fields: row.fields };
}

async function readCards(client: ClientBase): Promise<SourceCard[]> {
  const read = await client.query<CardRow>(`
    select c.id, c.product_id, ${newestTurn} as turn, c.sku, c.name,
           jsonb_build_object('name', coalesce(c.name, c.sku), 'sku', c.sku, 'category', c.category, 'price', c.price, 'cost', c.cost) as fields
    from product_card c where c.current order by c.id`);
  return read.rows.map(toCard);
}

/** What the newest file that gives an article a name or a category calls it. */
async function readMentioned(client: ClientBase): Promise<Map<number, { name: string | null; category: string | null }>> {
  const read = await client.query<{ id: number; name: string | null; category: string | null }>(`
    select m.ref_id as id, (array_agg(m.name order by l.turn desc) filter (where m.name is not null))[1] as name,
           (array_agg(m.category order by l.turn desc) filter (where m.category is not null))[1] as category
    from load_mention m join load l on l.id = m.load_id
    where m.entity = 'product' and (m.name is not null or m.category is not null) group by 1`);
  return new Map(read.rows.map((row) => [row.id, row]));
}

const columns = { name: 'text', sku: 'text', category: 'text', price: 'bigint', cost: 'bigint', cards: 'int' } as const;

/** Makes products anew from cards, mentions in deals and orders, and people's decisions. */
export async function refreshProducts(client: ClientBase): Promise<void> {
  const mentioned = await readMentioned(client);
  const { entities } = await resolveEntity(client, {
    entity: 'product',
    kinds: ['code', 'name'],
    cards: await readCards(client),
    makers: ['deals', 'orders'],
    signsOf: (text) => [`code:${fold(text)}`, `name:${fold(text)}`],
    fieldsOfMention: (text, id) => {
      const known = mentioned.get(id);
      return { name: known?.name ?? text, sku: known?.name == null ? null : text, category: known?.category ?? null };
    },
  });
  await writeEntities(client, 'product', columns, entities.map((product) => ({ ...product.fields, id: product.id, cards: product.cards.length })));
}
