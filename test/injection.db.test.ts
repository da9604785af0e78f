import { beforeAll, beforeEach, expect, test } from 'vitest';
import { contract } from '#server/contract.ts';
import { describeApi } from '#server/document.ts';
import { proceduresOf } from '#server/procedures.ts';
import { startServer, type TestServer } from '#test/app.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const hostile = [`'; drop table app_user; --`, `" or ""="`, `\\'); select pg_sleep(9); --`, '${7*7}\u0000', '../../../etc/passwd', '%00%27'];

let database: FreshDatabase;
let server: TestServer;
let operations: Readonly<Record<string, Readonly<Record<string, Operation>>>>;

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer(database);
  operations = ((await describeApi(contract, server.url)).paths ?? {}) as typeof operations;
});

/** A value of the shape that passes everywhere but in free text, where the hostile text stands. */
function fill(schema: Schema, text: string): unknown {
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return fill(first, text);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, fill(inner, text)]));
  if (schema.type === 'array') return [fill(schema.items ?? {}, text)];
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
  if (schema.format === 'date') return '2026-01-01';
  return text;
}

// The hostile sign-ins would lock out the address all of these come from.
beforeEach(async () => {
  await database.pool.query('delete from sign_in_failure');
});

test.each(proceduresOf(contract).map(({ name, method, path }) => [name, method, path] as const))(
  '%s takes hostile text in every field as text, or refuses it',
  async (_name, method, path) => {
    const owner = await server.signIn('owner');
    const { parameters = [], requestBody } = operations[path]?.[method.toLowerCase()] ?? {};
    const schema = requestBody?.content['application/json']?.schema;
    for (const text of hostile) {
      const query = new URLSearchParams();
      for (const { name, in: place, schema: shape } of parameters) {
        const value = fill(shape, text);
        if (place === 'query') query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
      }
      const address = `${path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(text))}?${query.toString()}`;
      const answer = await owner.call(method, address, schema === undefined ? undefined : fill(schema, text));
      expect.soft(answer.statusCode, `${text} → ${answer.body}`).toBeLessThan(500);
      // What ordered columns and directions are allowed is a list: anything else is refused.
      const ordered = parameters.some(({ name }) => name === 'sort');
      if (ordered) expect.soft((await owner.call(method, `${path}?sort=${encodeURIComponent(text)}`)).statusCode).toBe(400);
    }
    await expect(database.pool.query('select count(*) from app_user')).resolves.toBeDefined();
  },
);
