import { Readable } from 'node:stream';
import { findLoad } from '#actions/loads.ts';
import type { Rule } from '#core/people/rule.ts';
import { Problem } from '#core/shared/problem.ts';
import { writeRejects } from '#intake/write-rejects.ts';
import { apiPrefix } from './api.ts';
import type { Host } from './host.ts';
import { admit } from './visit.ts';

const rule: Rule = { resource: 'intake', verb: 'read' };

interface Request {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly language?: string };
}

/** `GET /api/loads/{id}/rejects.csv`: the rows that were not loaded, streamed as a file to correct and load again. */
export function registerRejectsFile(host: Host): void {
  host.app.get<Request>(`${apiPrefix}/loads/:id/rejects.csv`, { config: { rule }, onRequest: admit(host, rule) }, async (request, reply) => {
    const viewer = request.visit?.visitor;
    if (viewer == null) throw new Problem('not-signed-in');
    const { id } = request.params;
    if (!/^\d{1,9}$/.test(id)) throw new Problem('not-found');
    const load = await findLoad(host.options.database, viewer, Number(id));
    const language = request.query.language === 'en' ? 'en' : 'ru';
    const name = `${load.fileName.replace(/(\.[a-z0-9]{1,5}){1,2}$/i, '')}-${language === 'ru' ? 'исправить' : 'to-correct'}.csv`;
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="rejects-${load.id}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .type('text/csv; charset=utf-8')
      .send(Readable.from(writeRejects(host.options.database, load.id, language)));
  });
}
