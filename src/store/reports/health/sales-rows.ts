import { sql } from 'kysely';
import { seesCost } from '#core/people/rights.ts';
import type { FactContext } from '../../facts/context.ts';
import { dealState } from '../../facts/deal-state.ts';
import { byRep, customerJoin, type FileRows, filled, later, noRate, repJoin, waiting } from './file-rows.ts';

export function deals(context: FactContext): FileRows {
  return {
    resource: 'deals',
    from: sql`deal u ${customerJoin} left join (${dealState(context)}) s on s.id = u.id left join deal_ref dr on dr.id = u.deal_ref`,
    begins: sql`coalesce(u.created_at, s.created_at, u.closed_at)`,
    ends: sql`greatest(u.created_at, s.closed_at, u.closed_at)`,
    recent: sql`s.closed_at`,
    employee: sql`s.employee_id`,
    customer: sql`cr.customer_id`,
    seen: byRep('deals'),
    columns: filled('deals'),
    applies: {
      loss_reason: sql`s.outcome = 'lost'`,
      closed_at: sql`s.outcome is not null`,
      planned_payment_at: sql`s.outcome is null`,
      probability: sql`s.outcome is null`,
    },
    assumed: ['currency', 'is_test', 'pipeline'],
    gaps: {
      'test-deal': sql`u.is_test`,
      'internal-customer': sql`c.is_internal`,
      'no-closing-date': sql`s.outcome is not null and s.closed_at is null`,
      'no-creation-date': sql`s.id is not null and s.created_at is null`,
      'no-rate': noRate(sql`coalesce(s.closed_at, s.created_at, ${context.asOf})`, context),
      'no-amount': sql`s.outcome = 'won' and u.amount is null`,
      'zero-amount': sql`s.outcome = 'won' and u.amount <= 0`,
      'no-customer': sql`u.customer_ref is null`,
      'no-rep': sql`u.employee_ref is null and s.employee_id is null`,
      'no-region': sql`u.region is null and c.region is null`,
      'later-than-as-of': later(sql`u.created_at`, context),
    },
    code: sql`dr.text`,
    title: sql`u.title`,
    amount: sql`u.amount`,
  };
}

export function orders(context: FactContext): FileRows {
  return {
    resource: 'orders',
    from: sql`(select l.*, o.code from order_line l join sales_order o on o.id = l.order_id and o.current) u ${customerJoin} ${repJoin}
              left join product_ref pr on pr.id = u.product_ref left join product p on p.id = pr.product_id`,
    begins: sql`u.at`,
    employee: sql`er.employee_id`,
    customer: sql`cr.customer_id`,
    current: sql`true`,
    seen: byRep('orders'),
    columns: {
      order_id: sql`u.code is not null`,
      date: sql`true`,
      customer: sql`u.customer_ref is not null`,
      product: sql`u.product_ref is not null`,
      category: sql`u.category is not null`,
      quantity: sql`u.quantity is not null`,
      amount: sql`u.amount is not null`,
      cost: sql`u.cost is not null`,
      currency: sql`true`,
      rep: sql`u.employee_ref is not null`,
      channel: sql`u.channel is not null`,
      region: sql`u.region is not null`,
    },
    assumed: ['currency'],
    notKept: ['sku', 'price', 'kind'],
    gaps: {
      'no-customer': sql`u.customer_ref is null`,
      'internal-customer': sql`c.is_internal`,
      ...(seesCost(context.viewer) && { 'no-cost': sql`u.cost is null` }),
      'no-rate': noRate(sql`u.at`, context),
      'no-rep': sql`u.employee_ref is null`,
      'no-region': sql`u.region is null and c.region is null`,
      'later-than-as-of': later(sql`u.at`, context),
    },
    key: sql`u.order_id || '/' || u.line`,
    code: sql`u.code`,
    title: sql`p.name`,
    amount: sql`u.amount`,
  };
}

export const payments = (context: FactContext): FileRows => ({
  resource: 'payments',
  from: sql`payment u ${customerJoin} left join deal d on d.deal_ref = u.deal_ref and d.current left join employee_ref er on er.id = d.employee_ref`,
  begins: sql`u.at`,
  employee: sql`coalesce(c.employee_id, er.employee_id)`,
  customer: sql`cr.customer_id`,
  seen: byRep('payments'),
  columns: filled('payments'),
  assumed: ['currency'],
  gaps: { ...waiting, 'no-customer': sql`u.customer_ref is null`, 'no-rate': noRate(sql`u.at`, context), 'later-than-as-of': later(sql`u.at`, context) },
  code: sql`u.code`,
  amount: sql`u.amount`,
});
