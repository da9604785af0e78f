-- The order in which loads were written, and what each load calls the things it mentions.

/* Loads rank by the turn in which they were written, not by when they were entered: a file that waited long is newer. */
create sequence load_turn;
alter table load add column turn int;
update load set turn = nextval('load_turn') where status = 'loaded';
create unique index on load (turn);

/* A name that only an undone load used must not stay, so it belongs to the mention and not to the dictionary. */
alter table load_mention add column name text, add column category text;
update load_mention m set name = r.name, category = r.category from product_ref r where m.entity = 'product' and m.ref_id = r.id;
alter table product_ref drop column name, drop column category;
delete from load_mention where entity = 'deal';

create index on customer_card (customer_id);
create index on product_card (product_id);
create index on employee_card (employee_id);
