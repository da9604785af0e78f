import { expect, test } from 'vitest';
import { serverSettings } from './settings.ts';

const gigabyte = 1024 ** 3;

test('an eighth of the memory is shared, between 128 and 512 MB', () => {
  const shared = (memory: number): string | undefined => serverSettings('real', memory)['shared_buffers'];
  expect([0.25, 2, 3, 24].map((size) => shared(size * gigabyte))).toEqual(['128MB', '256MB', '384MB', '512MB']);
});

test('only test data may be lost in a power cut', () => {
  expect(serverSettings('real', gigabyte)).not.toHaveProperty('fsync');
  expect(serverSettings('real', gigabyte)).not.toHaveProperty('synchronous_commit');
  expect(serverSettings('test', gigabyte)).toMatchObject({ fsync: 'off' });
});
