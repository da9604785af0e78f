import { expect, test } from 'vitest';
import { flatten } from './details.ts';

test('details become a flat list in their order; lists of plain values stay together', () => {
  expect(flatten({ email: 'a@b.ru', before: { role: 'rep', employeeId: null }, days: ['2026-11-05', '2026-11-06'], stages: [{ name: 'А' }], empty: [] })).toEqual([
    { path: ['email'], value: 'a@b.ru' },
    { path: ['before', 'role'], value: 'rep' },
    { path: ['before', 'employeeId'], value: '—' },
    { path: ['days'], value: '2026-11-05, 2026-11-06' },
    { path: ['stages', '1', 'name'], value: 'А' },
    { path: ['empty'], value: '—' },
  ]);
});
