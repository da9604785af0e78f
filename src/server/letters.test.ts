import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createSender } from './letters.ts';
import { createLog } from './log.ts';

const letter = { to: 'anna@example.test', subject: 'x', text: 'x' };

/** Sends one letter through a mail server that refuses as often as told; how often it was asked, and what was logged. */
async function send(refusals: number, error: object): Promise<{ asked: number; logged: string }> {
  let asked = 0;
  let logged = '';
  const ended = Promise.withResolvers<void>();
  const to = new PassThrough().on('data', (chunk: Buffer) => {
    logged += chunk.toString();
    ended.resolve();
  });
  const deliver = async (): Promise<void> => {
    asked += 1;
    if (asked <= refusals) throw Object.assign(new Error('refused'), error);
    ended.resolve();
  };
  createSender(deliver, createLog({ level: 'info', to }), [1, 1])?.(letter);
  await ended.promise;
  return { asked, logged };
}

describe('a letter in the background', () => {
  test('is tried again until it goes', async () => {
    expect(await send(2, { responseCode: 451 })).toEqual({ asked: 3, logged: '' });
  });

  test('is given up after the last try, and told of', async () => {
    const { asked, logged } = await send(9, { code: 'ECONNREFUSED' });
    expect([asked, JSON.parse(logged).msg]).toEqual([3, 'a letter was not sent']);
  });

  test('is not sent again to a server that will never take it', async () => {
    expect((await send(9, { responseCode: 550 })).asked).toBe(1);
  });

  test('does not go where no mail is set up', () => {
    expect(createSender(null, createLog({ level: 'silent' }))).toBeNull();
  });
});
