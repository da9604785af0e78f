import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparingOf } from '#core/diagnosis/comparing.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import { hasValue, type SignalReading } from '#core/diagnosis/judge.ts';
import { system } from '#core/people/viewer.ts';
import type { Period } from '#core/shared/period.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { enterDemoFiles } from '#intake/demo-files.ts';
import { loadFile } from '#intake/load-file.ts';
import type { Database } from '#store/database.ts';
import { createFrame } from '#store/diagnosis/frame.ts';
import { signalReaders } from '#store/diagnosis/readers.ts';
import { freshDatabase } from '#test/database.ts';

const asOf = '2026-11-18';
let folder = '';
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thirty-stretches-'));
  database = await freshDatabase();
  for (const file of await enterDemoFiles(database, system, folder, { seed: 1, scale: 0.3, asOf, profile: 'demonstration' })) await loadFile(database, { ...file, options: {} });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const context = { asOf: new Date(startOfDay(asOf, 'Europe/Moscow')), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system };

const windowed = mistakes.flatMap(({ signals }) => signals).flatMap((signal) => {
  const reader = signalReaders.get(signal.id);
  return reader === undefined ? [] : [{ signal, reader, kind: comparingOf(signal).kind }];
});

const figuresOf = (reading: SignalReading) => (hasValue(reading) ? { value: reading.value, sample: reading.sample, of: reading.denominator } : null);

test('what is compared over days is read over these days alone', async () => {
  const before: Period = { from: '2015-03-01', to: '2015-04-10' };
  const [plain, empty] = [await createFrame(database, context), await createFrame(database, context, { over: before })];
  const deaf: string[] = [];
  for (const { signal: { id }, reader } of windowed.filter(({ kind }) => kind === 'days')) {
    const [now, then] = [figuresOf(await reader.read(plain)), figuresOf(await reader.read(empty))];
    // Long before the company's first day nothing can be said but a count of nothing.
    if (then !== null && now !== null && then.sample > 0 && then.sample === now.sample && then.value === now.value && then.of === now.of) deaf.push(id);
  }
  expect(deaf).toEqual([]);
});

test('what is compared by a share of its own gives one over just these days', async () => {
  const period: Period = { from: '2026-07-01', to: '2026-08-10' };
  const frame = await createFrame(database, context);
  for (const { signal: { id }, reader } of windowed.filter(({ kind }) => kind === 'share')) {
    const reading = await reader.over?.(frame, period);
    expect([id, reading], 'a counted share with an interval').toEqual([id, expect.objectContaining({ ...period, low: expect.any(Number), high: expect.any(Number) })]);
  }
});

test('what cannot be compared says why in both languages', () => {
  const declined = windowed.flatMap(({ signal }) => {
    const way = comparingOf(signal);
    return way.kind === 'not' ? [{ id: signal.id, ...way.why }] : [];
  });
  expect(declined.map(({ id }) => id)).toEqual(expect.arrayContaining(['S8.9', 'S9.4', 'S9.5a', 'S9.5b']));
  for (const { ru, en } of declined) expect([ru.length > 20, en.length > 20]).toEqual([true, true]);
});
