import type { Transaction } from 'kysely';
import { isEmail, normalEmail } from '#core/people/password.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Tables } from '#store/tables.ts';
import { findEmployeeForLink, findTaken } from '#store/users.ts';

/** The address in its normal form; `email-invalid` when it is none. */
export function checkEmail(email: string): string {
  const normal = normalEmail(email);
  if (!isEmail(normal)) throw new Problem('email-invalid', { email: normal });
  return normal;
}

/** The name without blanks around it; `name-missing` when nothing is left. */
export function checkName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new Problem('name-missing');
  return trimmed;
}

/** Refuses an address a user already has, an employee someone already is, or one that does not exist. */
export async function checkFree(
  transaction: Transaction<Tables>,
  wanted: { readonly email?: string; readonly employeeId: number | null },
): Promise<void> {
  const taken = await findTaken(transaction, wanted);
  if (taken === 'email') throw new Problem('email-taken', { email: wanted.email ?? null });
  if (taken === 'employee') throw new Problem('employee-already-linked', { employee: wanted.employeeId });
  if (wanted.employeeId !== null && (await findEmployeeForLink(transaction, wanted.employeeId)) === undefined) {
    throw new Problem('employee-unknown', { employee: wanted.employeeId });
  }
}
