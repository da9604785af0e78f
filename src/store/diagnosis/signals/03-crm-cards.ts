import { sql } from 'kysely';
import { groupCards, type JoinDecision } from '#core/identity/group-cards.ts';
import { signsOfCustomer } from '../../entities/customers.ts';
import { customersSeen } from '../../reports/purchases.ts';
import type { Frame } from '../frame.ts';
import { during, none, shareReading, type SignalReader, type SignalRow } from '../reader.ts';

interface Card {
  readonly id: number;
  readonly customer: number | null;
  readonly code: string | null;
  readonly name: string;
  readonly inn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly rep: string | null;
}

interface Cards {
  readonly all: readonly Card[];
  /** Of those that share a tax number, a phone or an e-mail, every one but the first. */
  readonly superfluous: readonly Card[];
}

const telling = ['inn', 'phone', 'email'] as const;

/** The cards as they came, and those that speak of a company that has one already; cards a person told apart stay apart. */
const readCards = (frame: Frame): Promise<Cards> =>
  frame.once('customer cards', async () => {
    const read = await sql<Card>`
      select k.id::int as id, k.customer_id as customer, k.code, k.name, k.inn, k.phone, k.email, e.name as rep
      from customer_card k left join employee_ref r on r.id = k.employee_ref left join employee e on e.id = r.employee_id
      where k.current and ${customersSeen(frame.context.viewer, sql`k.customer_id`)} order by k.id`.execute(frame.database.sql);
    const decided = await sql<JoinDecision>`select a, b, same from join_decision where entity = 'customer' and not same`.execute(frame.database.sql);
    const cards = read.rows.map((card) => {
      const signs = signsOfCustomer(card);
      return { id: card.id, label: signs[0] ?? '', signs: signs.filter((sign) => telling.some((kind) => sign.startsWith(`${kind}:`))), identity: card.inn };
    });
    const groups = groupCards(cards, telling, decided.rows);
    return { all: read.rows, superfluous: read.rows.filter((_, index) => groups[index] !== index) };
  });

const rowOf = ({ customer, name, rep }: Card): SignalRow => ({
  kind: 'customer', id: customer === null ? null : String(customer), title: name, who: rep, at: null, amount: null, figure: null, hit: true,
});

/** Superfluous cards of customers among the cards as they came. */
export const duplicates: SignalReader = {
  read: async (frame) => {
    const { all, superfluous } = await readCards(frame);
    return all.length === 0 ? none('no-data', { sample: 0 }) : shareReading(superfluous.length, all.length, during(frame, 'as-of'));
  },
  rows: async (frame) => ({ list: (await readCards(frame)).superfluous.map(rowOf) }),
};
