import type { ClientBase } from 'pg';
import { customerColumns, customerMakers, nameSign } from './customers.ts';
import { writePointers } from './number-groups.ts';
import { readDecisions } from './resolve.ts';
import { writeSomeEntities } from './write-entities.ts';

/*
 * The same as `refreshCustomers` where nothing changed but which names files mention: cards are as they were, so only
 * those names are looked at, and those that are one customer with them.
 */

interface Mention {
  readonly id: number;
  readonly text: string;
  readonly previous: number | null;
  /** Null where no file that stands mentions it. */
  readonly makes: boolean | null;
}

const mentionColumns = `r.id, r.text, r.customer_id as previous,
  (select bool_or(l.kind = any($1)) from load_mention m join load l on l.id = m.load_id where m.entity = 'customer' and m.ref_id = r.id) as makes`;

/* What a card answers stays answered by it while any file mentions it. */
const unsettled = `
  select * from (select ${mentionColumns}, c.cards > 0 as answered from customer_ref r left join customer c on c.id = r.customer_id where r.id = any($2)) r
  where r.answered is not true or r.makes is null`;

/* Names that mean a customer without a card, or wait. */
const withoutCard = `
  select ${mentionColumns} from customer_ref r left join customer c on c.id = r.customer_id
  where (c.id is null or c.cards = 0) and exists (select from load_mention m where m.entity = 'customer' and m.ref_id = r.id)
  order by r.id`;

/* The customer that cards with a code, else with an INN, like the text are of: as cards were grouped last. */
const answersBySign = `
  with asked as (select r.id, r.text from customer_ref r where r.id = any($1)),
  found as (
    select a.id, 1 as strength, k.customer_id from asked a join customer_card k on k.code = a.text and k.current
    union all
    select a.id, 2, k.customer_id from asked a join customer_card k on k.inn = a.text and k.current)
  select distinct on (id) id, case when count(distinct customer_id) = 1 then min(customer_id) end as customer
  from found group by id, strength order by id, strength`;

/** The customer of each name that cards have; null where several have it. */
async function answersByName(client: ClientBase, signs: ReadonlySet<string>): Promise<Map<string, number | null>> {
  const read = await client.query<{ name: string; customer_id: number }>('select name, customer_id from customer_card where current');
  const answers = new Map<string, number | null>();
  for (const { name, customer_id: customer } of read.rows) {
    const sign = nameSign(name);
    if (!signs.has(sign)) continue;
    const known = answers.get(sign);
    answers.set(sign, known === undefined || known === customer ? customer : null);
  }
  return answers;
}

/** The customer that the cards answer each mention with; those that cards do not answer, or not surely, are absent. */
async function answered(client: ClientBase, mentions: readonly Mention[]): Promise<Map<number, number>> {
  const found = await client.query<{ id: number; customer: number | null }>(answersBySign, [mentions.map(({ id }) => id)]);
  const bySign = new Map(found.rows.map(({ id, customer }) => [id, customer]));
  const rest = mentions.filter(({ id }) => !bySign.has(id));
  const byName = rest.length === 0 ? new Map<string, number | null>() : await answersByName(client, new Set(rest.map(({ text }) => nameSign(text))));
  return new Map(mentions.flatMap(({ id, text }) => {
    const answer = bySign.has(id) ? bySign.get(id) : byName.get(nameSign(text));
    return answer === undefined || answer === null ? [] : [[id, answer] as const];
  }));
}

interface Pointing {
  /** What each name means now; null where nothing. */
  readonly now: ReadonlyMap<number, number | null>;
  /** Customers that mentions alone made, with their names. */
  readonly made: readonly { readonly id: number; readonly name: string }[];
}

/** Points names that no card answers at customers of their own: one for all that are written alike, if a file makes one. */
async function pointMade(client: ClientBase, mentions: readonly Mention[]): Promise<Pointing> {
  const first = new Map<string, Mention>();
  const members: { readonly mention: Mention; readonly sign: string }[] = [];
  const now = new Map<number, number | null>();
  for (const mention of mentions) {
    const sign = nameSign(mention.text);
    if (mention.makes === true && !first.has(sign)) first.set(sign, mention);
    if (first.has(sign)) members.push({ mention, sign });
    else now.set(mention.id, null);
  }
  const nameless = [...first.values()].filter(({ previous }) => previous === null).length;
  const numbers = await client.query<{ id: number }>("insert into customer (name) select '' from generate_series(1, $1) returning id", [nameless]);
  const ids = numbers.rows.map(({ id }) => id).values();
  const made = new Map([...first].map(([sign, { text, previous }]) => [sign, { id: previous ?? (ids.next().value as number), name: text }]));
  for (const { mention, sign } of members) now.set(mention.id, made.get(sign)?.id ?? null);
  return { now, made: [...made.values()] };
}

async function unlist(client: ClientBase, customers: readonly number[]): Promise<void> {
  await client.query(
    `update customer c set listed = false
     where c.id = any($1) and c.listed and not exists (select from customer_ref r where r.customer_id = c.id)
       and not exists (select from customer_card k where k.customer_id = c.id and k.current)`,
    [customers],
  );
}

/**
 * Brings customers up to date after names came to be mentioned or are no longer, by the numbers of the names. Gives the
 * customers that names were pointed at or away from; null, with nothing changed, where all customers are to be made anew.
 */
export async function refreshMentionedCustomers(client: ClientBase, names: readonly number[]): Promise<ReadonlySet<number> | null> {
  const read = await client.query<Mention>(unsettled, [[...customerMakers], names]);
  if (read.rows.length === 0) return new Set();
  const answers = await answered(client, read.rows.filter(({ makes }) => makes !== null));
  const open = read.rows.filter(({ id }) => !answers.has(id));
  const signs = new Set(open.map(({ text }) => nameSign(text)));
  const decisions = await readDecisions(client, 'customer');
  if (decisions.some(({ a, b }) => signs.has(a) || signs.has(b))) return null;
  const alike = signs.size === 0 ? [] : (await client.query<Mention>(withoutCard, [[...customerMakers]])).rows.filter(({ id, text }) => !answers.has(id) && signs.has(nameSign(text)));
  const { now, made } = await pointMade(client, alike);
  const before = new Map([...read.rows, ...alike].map(({ id, previous }) => [id, previous]));
  const changed = [...before].map(([id, previous]) => ({ id, previous, now: answers.get(id) ?? now.get(id) ?? null })).filter((pointer) => pointer.now !== pointer.previous);
  await writePointers(client, 'customer_ref', 'customer_id', changed.map((pointer) => [pointer.id, pointer.now, pointer.previous]));
  await writeSomeEntities(client, 'customer', customerColumns, made.map(({ id, name }) => ({ id, name, codes: [], cards: 0 })));
  await unlist(client, changed.flatMap(({ previous }) => previous ?? []));
  return new Set(changed.flatMap((pointer) => [pointer.now ?? [], pointer.previous ?? []].flat()));
}
