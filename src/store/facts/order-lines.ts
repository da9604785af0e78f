import { sql } from 'kysely';
import { converted, localDay, standingOr, type FactContext, type Sql } from './context.ts';

const makeOrderLines = (context: FactContext): Sql => sql`
  select l.order_id, l.line, o.code, l.at, l.customer_id, l.product_id, l.category, l.quantity, l.amount, l.employee_id,
         l.channel, coalesce(l.region, c.region) as region, l.is_return, l.amount - l.cost as margin, l.day,
         pd.segment, coalesce(pd.ordinal is not null, false) as is_purchase,
         case when l.amount is null then 'no-rate' when c.is_internal then 'internal-customer' end as reason
  from (
    select l.order_id, l.line, l.at, cr.customer_id, pr.product_id, l.category, l.quantity, er.employee_id, l.channel, l.region,
           l.is_return, ${localDay(sql`l.at`, context)} as day,
           ${converted(sql`l.amount`, sql`l.currency`, localDay(sql`l.at`, context), context)} as amount,
           ${converted(sql`l.cost`, sql`l.currency`, localDay(sql`l.at`, context), context)} as cost
    from order_line l
    left join customer_ref cr on cr.id = l.customer_ref
    left join product_ref pr on pr.id = l.product_ref
    left join employee_ref er on er.id = l.employee_ref
    where l.at < ${context.asOf}
  ) l
  join sales_order o on o.id = l.order_id and o.current
  left join customer c on c.id = l.customer_id
  left join purchase_day pd on pd.customer_id = l.customer_id and pd.day = l.day`;

/**
 * Derived fact: every line of the current orders before as-of, in the organisation's currency. A line is a
 * purchase when its customer bought more than it returned on that day; `segment` says whether that was the
 * customer's first purchase, one after it had been lost, or one of a current customer.
 */
export const orderLines = (context: FactContext): Sql => standingOr('order_line', context, makeOrderLines);
