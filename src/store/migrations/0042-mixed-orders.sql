/*
 * An order whose lines name several customers: `customer_ref` is one of them. Whose lines are asked for looks into these
 * besides the orders of the customer.
 */
alter table sales_order add column mixed boolean not null default false;
update sales_order set mixed = true where id in (
  select order_id from order_line group by 1
  having min(customer_ref) is distinct from max(customer_ref) or count(customer_ref) not in (0, count(*)));
create index on sales_order (id) where current and mixed;
