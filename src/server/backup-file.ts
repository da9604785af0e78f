import { openBackup } from '#actions/backups.ts';
import type { Rule } from '#core/people/rule.ts';
import { Problem } from '#core/shared/problem.ts';
import { apiPrefix, backupsOf } from './api.ts';
import type { Host } from './host.ts';
import { admit } from './visit.ts';

const rule: Rule = { resource: 'backup', verb: 'edit' };

/** `GET /api/backups/{name}/file`: a backup to take away, streamed as it lies in the folder. */
export function registerBackupFile(host: Host): void {
  host.app.get<{ Params: { name: string } }>(`${apiPrefix}/backups/:name/file`, { config: { rule }, onRequest: admit(host, rule) }, async (request, reply) => {
    const viewer = request.visit?.visitor;
    if (viewer == null) throw new Problem('not-signed-in');
    const { name } = request.params;
    const { bytes, stream } = await openBackup(host.options.database, viewer, backupsOf(host).folder, name);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-length', bytes)
      .type('application/octet-stream')
      .send(stream);
  });
}
