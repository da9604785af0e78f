import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { makeInstallation, pause } from '#test/kills/installation.ts';
import { refusedByNetwork } from './network-counters.ts';

/*
 * Runs in a network of its own that has nothing but the loopback: makes a company, signs in, loads a file, makes the diagnosis
 * and its report, and prints what the kernel counted of tries to reach elsewhere, before, after, and after two tries on purpose.
 */
const patience = 120_000;

async function waitForLoad(id: unknown): Promise<void> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(100)) {
    const { body } = await place.call('GET', `/loads/${String(id)}`);
    if (body['status'] === 'loaded') return;
    if (body['status'] === 'failed') throw new Error(`the load failed: ${JSON.stringify(body)}`);
  }
  throw new Error('the load takes too long');
}

async function expectOk(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
  const answer = await place.call(method, path, body);
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A connection outward and a name to look up: what the counters have to notice. */
async function tryOnPurpose(): Promise<void> {
  await new Promise<void>((resolve) => connect(80, '192.0.2.1').once('error', () => resolve()));
  await lookup('thirty.example').catch(() => undefined);
}

const counted = (): ReturnType<typeof refusedByNetwork> => refusedByNetwork((name) => readFileSync(`/proc/net/${name}`, 'utf8'));

const before = counted();
const place = await makeInstallation();
try {
  await place.start();
  await expectOk('PATCH', '/organisation', { name: 'Опора' });
  const rows = Array.from({ length: 40 }, (_, index) => `${index},2026-0${1 + (index % 9)}-1${index % 10},Клиент ${index % 7},Болт,${100 + index}.50`);
  const fileId = await place.upload('orders.csv', `order_id,date,customer,product,amount\n${rows.join('\n')}\n`);
  await expectOk('POST', '/intake/preview', { fileId });
  await waitForLoad((await expectOk('POST', '/loads', { fileId, kind: 'orders' }))['id']);
  const diagnosis = await expectOk('GET', '/diagnosis');
  const report = await place.download('/diagnosis/report?format=pdf&language=ru');
  const after = counted();
  await tryOnPurpose();
  const found = {
    interfaces: Object.keys(networkInterfaces()),
    mistakes: (diagnosis['mistakes'] as readonly unknown[] | undefined)?.length ?? 0,
    report: { bytes: report.length, begins: report.subarray(0, 5).toString('latin1') },
    before, after, onPurpose: counted(),
  };
  process.stdout.write(`\n${JSON.stringify(found)}\n`);
} finally {
  await place.remove();
}
