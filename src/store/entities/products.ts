import type { ClientBase } from 'pg';
import { resolveEntity, type SourceCard } from './resolve.ts';
import { writeEntities } from './write-entities.ts';

interface CardRow {
  readonly id: number;
  readonly product_id: number | null;
  readonly sku: string | null;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

const fold = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

function toCard(row: CardRow): SourceCard {
  const signs = [row.sku === null ? null : `code:${fold(row.sku)}`, row.name === null ? null : `name:${fold(row.name)}`].filter(
    (sign) => sign !== null,
  );
  return { id: row.id, label: signs[0] ?? '', signs, identity: row.sku === null ? null : fold(row.sku), previous: row.product_id, fields: row.fields };
}

async function readCards(client: ClientBase): Promise<SourceCard[]> {
  const read = await client.query<CardRow>(`
    select id, product_id, sku, name,
           jsonb_build_object('name', coalesce(name, sku), 'sku', sku, 'category', category, 'price', price, 'cost', cost) as fields
    from product_card where current order by id`);
  return read.rows.map(toCard);
}

async function readMentioned(client: ClientBase): Promise<Map<number, { name: string | null; category: string | null }>> {
  const read = await client.query<{ id: number; name: string | null; category: string | null }>(
    'select id, name, category from product_ref where name is not null or category is not null',
  );
  return new Map(read.rows.map((row) => [row.id, row]));
}

const columns = { name: 'text', sku: 'text', category: 'text', price: 'bigint', cost: 'bigint', cards: 'int' } as const;

/** Makes products anew from cards, mentions in deals and orders, and people's decisions. */
export async function refreshProducts(client: ClientBase): Promise<void> {
  const mentioned = await readMentioned(client);
  const resolved = await resolveEntity(client, {
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
  await writeEntities(client, 'product', columns, resolved.map((product) => ({ ...product.fields, id: product.id, cards: product.cards.length })));
}
