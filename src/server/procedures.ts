import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import type { Rule } from '#core/people/rule.ts';
import type { RouteMeta } from '#features/procedure.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route of the contract, ready to be mounted. */
export interface ProcedureRoute {
  /** Where it stands in the contract: `users.changeRole`. */
  readonly name: string;
  readonly method: Method;
  /** As in the contract: `/users/{id}/role`. */
  readonly path: string;
  readonly rule: Rule;
}

/**
 * Every route of the contract. Throws for one without a rule, a method or a path, and for two at
 * the same place: such a contract is never served.
 */
export function proceduresOf(contract: AnyContractRouter): readonly ProcedureRoute[] {
  const found = [...walk(contract, [])].map(([name, procedure]) => describe(name, procedure));
  const places = new Map<string, string>();
  for (const { name, method, path } of found) {
    const place = `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`;
    const other = places.get(place);
    if (other !== undefined) throw new Error(`${name} and ${other} are both ${place}`);
    places.set(place, name);
  }
  return found;
}

function* walk(router: AnyContractRouter, at: readonly string[]): Generator<[string, AnyContractProcedure]> {
  if (isContractProcedure(router)) {
    yield [at.join('.'), router];
    return;
  }
  for (const [key, inner] of Object.entries(router)) yield* walk(inner as AnyContractRouter, [...at, key]);
}

function describe(name: string, procedure: AnyContractProcedure): ProcedureRoute {
  const { meta, route } = procedure['~orpc'];
  const { rule } = meta as RouteMeta;
  if (rule === undefined) throw new Error(`The route ${name} has no rule: say who may call it with guarded(…)`);
  const { method, path } = route;
  if (method === undefined || method === 'HEAD' || path === undefined) throw new Error(`The route ${name} needs a method and a path`);
  return { name, method, path, rule };
}

/** The path as the router of the host writes it: `/users/:id/role`. */
export function hostPath(path: string): string {
  return path.replaceAll(/\{\+?([^}]+)\}/g, ':$1');
}
