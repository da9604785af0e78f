import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyContractRouter } from '@orpc/contract';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { problemCodes } from '#core/shared/problem.ts';
import { apiPrefix } from './api.ts';
import { problemStatus } from './problems.ts';

/** The API as an OpenAPI 3.1 document, made from the contract that also serves and types it. */
export async function describeApi(contract: AnyContractRouter, baseUrl: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: 'Thirty', version: '1', description },
    servers: [{ url: baseUrl + apiPrefix }],
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'thirty.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
  });
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations ?? {})) addProblem(operation);
  }
  return document;
}

function addProblem(operation: unknown): void {
  if (typeof operation !== 'object' || operation === null || !('responses' in operation)) return;
  const { responses } = operation as { responses: Record<string, unknown> };
  responses['default'] = {
    description: 'A problem: its stable code and what its words need',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const problemSchema = {
  type: 'object' as const,
  required: ['code', 'status', 'data'],
  properties: {
    code: { type: 'string' as const, enum: [...problemCodes] },
    status: { type: 'integer' as const, enum: [...new Set(Object.values(problemStatus))] },
    message: { type: 'string' as const },
    data: { type: 'object' as const, additionalProperties: true },
  },
};

const description = [
  'Every screen of Thirty stands on these routes.',
  'A program signs in with a token: `Authorization: Bearer thirty_…`.',
  'Instants are ISO 8601 in UTC, days `YYYY-MM-DD` in the time zone of the organisation, money decimal strings in its currency.',
  'What the caller has no right to answers as if it did not exist.',
].join('\n\n');
