import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'info', to: { write: (line: string) => lines.push(line) } }));
  return lines.join('');
}

test('secrets are blanked at any depth, everything else stays', () => {
  const line = written((log) =>
    log.info({ user: 7, code: 'busy', inner: [{ newPassword: 'p1', headers: { cookie: 'p2', accept: 'json' } }], setUpCode: 'p3' }, 'in'),
  );
  expect(line).not.toMatch(/p1|p2|p3/);
  expect(JSON.parse(line)).toMatchObject({ level: 'info', user: 7, code: 'busy', inner: [{ headers: { accept: 'json' } }], msg: 'in' });
});

test('credentials in an address are cut out of messages, fields and errors', () => {
  const failed = new Error('cannot reach postgres://ivan:hunter2@db:5432/thirty', { cause: new Error('smtp://a:hunter2@m') });
  const line = written((log) => {
    log.error({ err: failed }, 'with smtps://me:hunter2@mail');
    log.error(failed);
    log.info({ address: 'postgres://ivan:hunter2@db/thirty' });
  });
  expect(line).not.toContain('hunter2');
  expect(line).toContain('@db:5432/thirty');
});

test('of a request neither query nor headers are kept', () => {
  const req = { id: 1, method: 'GET', url: '/reset?token=hunter2', headers: { cookie: 'hunter2' } };
  const line = written((log) => log.info({ req }));
  expect(line).not.toContain('hunter2');
  expect(JSON.parse(line)).toMatchObject({ req: { method: 'GET', path: '/reset' } });
});
