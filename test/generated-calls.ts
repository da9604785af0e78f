import type { AnyContractRouter } from '@orpc/contract';
import type { Rule } from '#core/people/rule.ts';
import { describeApi } from '#server/document.ts';
import { proceduresOf } from '#server/procedures.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** One place of a route's input where a value can stand: `body.organisation.name`, `query.sort`, `path.id`. */
export interface InputField {
  readonly place: 'path' | 'query' | 'body';
  readonly at: readonly (string | number)[];
  readonly schema: Schema;
}

/** A route of the contract with all that can be sent to it. */
export interface GeneratedRoute {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly rule: Rule;
  readonly fields: readonly InputField[];
  /** The address and the body of a call that the shapes allow, with one field given another value. */
  call(changed?: { readonly field: InputField; readonly value: unknown }, ids?: Readonly<Record<string, string>>): { readonly path: string; readonly body?: unknown };
}

/** Every route of a contract, made from the same document that programs read. */
export async function generatedRoutes(contract: AnyContractRouter): Promise<readonly GeneratedRoute[]> {
  const paths = ((await describeApi(contract, 'http://localhost')).paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  return proceduresOf(contract).map(({ name, method, path, rule }) => {
    const { parameters = [], requestBody } = paths[path]?.[method.toLowerCase()] ?? {};
    const body = requestBody?.content['application/json']?.schema;
    const fields = [
      ...parameters.map(({ name: key, in: place, schema }): InputField => ({ place: place === 'path' ? 'path' : 'query', at: [key], schema })),
      ...(body === undefined ? [] : leavesOf(body, [])),
    ];
    return {
      name, method, path, rule, fields,
      call: (changed, ids = {}) => {
        const query = new URLSearchParams();
        for (const { name: key, in: place, required = false, schema } of parameters) {
          if (place !== 'query' || (!required && changed?.field.at[0] !== key)) continue;
          setQuery(query, key, changed?.field.place === 'query' && changed.field.at[0] === key ? changed.value : fill(schema));
        }
        const address = path.replaceAll(/\{\+?([^}]+)\}/g, (_, key: string) => encodeURIComponent(textOf(pathValue(key, parameters, changed, ids[path.split('/')[1] ?? '']))));
        const whole = query.size === 0 ? address : `${address}?${query.toString()}`;
        if (body === undefined) return { path: whole };
        const sent = fill(body);
        return { path: whole, body: changed?.field.place === 'body' ? put(sent, changed.field.at, changed.value) : sent };
      },
    };
  });
}

function pathValue(key: string, parameters: NonNullable<Operation['parameters']>, changed: { field: InputField; value: unknown } | undefined, id: string | undefined): unknown {
  if (changed?.field.place === 'path' && changed.field.at[0] === key) return changed.value;
  return id ?? fill(parameters.find(({ name }) => name === key)?.schema ?? {});
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value ?? '')).toWellFormed();
}

function setQuery(query: URLSearchParams, key: string, value: unknown): void {
  if (Array.isArray(value)) for (const one of value) query.append(key, textOf(one));
  else query.set(key, textOf(value));
}

function leavesOf(schema: Schema, at: readonly (string | number)[]): InputField[] {
  const here: InputField = { place: 'body', at, schema };
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return [here, ...(schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => leavesOf(one, at).slice(1))];
  if (schema.type === 'array') return [here, ...leavesOf(schema.items ?? {}, [...at, 0])];
  return [here, ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => leavesOf(inner, [...at, name]))];
}

/** Texts for those that have to look in some way. */
const looksRight = ['2026-01-05', 'rep=Иванова', 'RUB', '1', '0', '2026', 'a', '10.00', 'a@example.test'];

/** The smallest value that the shape allows, with nothing in it that may be left out. */
export function fill(schema: Schema): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return fill(first);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return Object.fromEntries((schema.required ?? []).map((name) => [name, fill(schema.properties?.[name] ?? {})]));
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => fill(schema.items ?? {}));
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (type === 'boolean') return true;
  return fillText(schema);
}

function fillText({ format, pattern, minLength = 0 }: Schema): string {
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  if (format === 'date') return '2026-01-05';
  const fits = pattern === undefined ? undefined : looksRight.find((text) => new RegExp(pattern, 'u').test(text));
  return (fits ?? (minLength === 3 ? 'RUB' : 'text')).padEnd(minLength, 'x');
}

/** The value with another at the place; what is missing on the way is made. */
function put(whole: unknown, at: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return value;
  if (typeof key === 'number') return [put(Array.isArray(whole) ? whole[key] : undefined, rest, value)];
  const before: Record<string, unknown> = typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? { ...whole } : {};
  // A key such as __proto__ has to be a field of its own.
  Object.defineProperty(before, key, { value: put(before[key], rest, value), enumerable: true, configurable: true, writable: true });
  return before;
}
