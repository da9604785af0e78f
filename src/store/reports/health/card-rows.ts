import { sql } from 'kysely';
import { isLimited, type Resource } from '#core/people/rights.ts';
import type { FactContext } from '../../facts/context.ts';
import { unitTables } from '../../loads/unit-tables.ts';
import { byCustomer, byRep, customerJoin, type FileRows, filled, noMoment, waits } from './file-rows.ts';

export const customers: FileRows = {
  resource: 'customers',
  from: sql`customer_card u left join customer c on c.id = u.customer_id`,
  begins: sql`u.created_at`,
  employee: sql`c.employee_id`,
  customer: sql`u.customer_id`,
  seen: byCustomer,
  columns: filled('customers'),
  gaps: { 'internal-customer': sql`c.is_internal` },
  code: sql`u.code`,
  title: sql`u.name`,
};

export const contacts: FileRows = {
  resource: 'contacts',
  from: sql`contact u ${customerJoin}`,
  begins: noMoment,
  customer: sql`cr.customer_id`,
  seen: byCustomer,
  columns: filled('contacts'),
  gaps: { 'waiting-customer': waits.customer },
  title: sql`u.name`,
};

export const employees: FileRows = {
  resource: 'employees',
  from: sql`employee_card u`,
  begins: noMoment,
  employee: sql`u.employee_id`,
  seen: byRep('employees'),
  columns: filled('employees'),
  gaps: {},
  title: sql`u.name`,
};

/** Lists that name nobody are open to whoever reads what they describe. */
const list = (kind: 'stages' | 'products', resource: Resource, extra: Partial<FileRows> = {}): FileRows => ({
  resource,
  from: sql`${sql.table(unitTables[kind].table)} u`,
  begins: noMoment,
  seen: () => sql`true`,
  columns: filled(kind),
  gaps: {},
  title: sql`u.name`,
  ...extra,
});

export const stages = list('stages', 'deals', { assumed: ['pipeline'] });
export const products = list('products', 'prices', { code: sql`u.sku` });

export const plans = (context: FactContext): FileRows => ({
  resource: 'plans',
  from: sql`(select * from plan_line p where ${isLimited(context.viewer, 'plans', 'read', 'department-only') ? sql`p.subject_type = 'department'` : sql`true`}) u
            left join employee_ref er on u.subject_type = 'rep' and er.text = u.subject`,
  begins: sql`u.period_from::timestamp at time zone ${context.timeZone}`,
  employee: sql`er.employee_id`,
  seen: byRep('plans'),
  columns: { ...filled('plans'), subject: sql`u.subject <> ''` },
  gaps: {},
  title: sql`concat_ws(' · ', u.metric, nullif(u.subject, ''))`,
});
