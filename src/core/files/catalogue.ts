import type { FileKind, KindId } from './kind.ts';
import { calls } from './kinds/calls.ts';
import { contacts } from './kinds/contacts.ts';
import { customers } from './kinds/customers.ts';
import { deals } from './kinds/deals.ts';
import { employees } from './kinds/employees.ts';
import { leads } from './kinds/leads.ts';
import { meetings } from './kinds/meetings.ts';
import { ownerMoves, stageMoves } from './kinds/moves.ts';
import { orders } from './kinds/orders.ts';
import { payments } from './kinds/payments.ts';
import { plans } from './kinds/plans.ts';
import { products } from './kinds/products.ts';
import { stages } from './kinds/stages.ts';
import { tasks } from './kinds/tasks.ts';

export const fileKinds: Readonly<Record<KindId, FileKind>> = {
  employees,
  stages,
  customers,
  contacts,
  products,
  deals,
  'stage-moves': stageMoves,
  'owner-moves': ownerMoves,
  orders,
  payments,
  calls,
  meetings,
  tasks,
  plans,
  leads,
};

export const fileKindList: readonly FileKind[] = Object.values(fileKinds);

export function isKindId(text: string): text is KindId {
  return Object.hasOwn(fileKinds, text);
}
