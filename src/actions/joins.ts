import type { KindId } from '#core/files/kind.ts';
import { mayImport } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { forgetDecision, writeDecision, type Decision } from '#store/entities/decisions.ts';
import { labelsOfCustomer } from '#store/entities/joined.ts';
import type { Entity } from '#store/entities/entity-source.ts';
import { resettle } from '#store/loads/run-load.ts';
import { transactionOn } from '#store/transaction-on.ts';

const kindOf: Readonly<Record<Entity, KindId>> = { customer: 'customers', product: 'products', employee: 'employees' };

function authorise(viewer: Viewer, entity: Entity): void {
  if (!mayImport(viewer, kindOf[entity])) throw new Problem('not-found');
}

/** Says of two names that they are the same, or that they are not; figures follow at once. */
export async function decideJoin(database: Database, viewer: Viewer, decision: Decision): Promise<void> {
  authorise(viewer, decision.entity);
  if (decision.a === decision.b) throw new Problem('invalid-input', { path: 'b', reason: 'a and b are the same name' });
  await resettle(database, [kindOf[decision.entity]], async (client) => {
    const transaction = transactionOn(client);
    await writeDecision(transaction, decision, viewer.userId);
    await record(transaction, viewer, { action: decision.same ? 'join-names' : 'keep-names-apart', subjectType: decision.entity, subjectId: null, details: { a: decision.a, b: decision.b } });
  });
}

/** Takes what a person said of two names back: they are recognised by their signs again. */
export async function forgetJoin(database: Database, viewer: Viewer, decision: Omit<Decision, 'same'>): Promise<void> {
  authorise(viewer, decision.entity);
  await resettle(database, [kindOf[decision.entity]], async (client) => {
    const transaction = transactionOn(client);
    if (!(await forgetDecision(transaction, decision))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'forget-decision', subjectType: decision.entity, subjectId: null, details: { a: decision.a, b: decision.b } });
  });
}

/** Takes one card out of a customer that several became: it is told apart from every other of its cards. */
export async function separateCard(database: Database, viewer: Viewer, customer: number, label: string): Promise<void> {
  authorise(viewer, 'customer');
  await resettle(database, ['customers'], async (client) => {
    const transaction = transactionOn(client);
    const labels = await labelsOfCustomer(transaction, customer);
    const others = labels.filter((other) => other !== label);
    if (!labels.includes(label) || others.length === 0) throw new Problem('not-found');
    for (const other of others) await writeDecision(transaction, { entity: 'customer', a: label, b: other, same: false }, viewer.userId);
    await record(transaction, viewer, { action: 'separate-customer', subjectType: 'customer', subjectId: customer, details: { card: label, from: others } });
  });
}
