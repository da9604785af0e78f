import { expect, test } from 'vitest';
import type { AnswerWord } from '#core/diagnosis/answer-words.ts';
import { createOutbox, type Shelf } from './outbox.ts';

function shelfOf(text: string | null = null): Shelf & { kept: string | null } {
  const shelf = { kept: text, read: () => shelf.kept, write: (next: string | null) => void (shelf.kept = next) };
  return shelf;
}

type Sent = [string, AnswerWord];

/** A server that fails for as long as told; what got through is in `taken`. */
function serverOf(failing: { error: Error | null }) {
  const taken: Sent[] = [];
  const save = async (question: string, answer: AnswerWord): Promise<void> => {
    await Promise.resolve();
    if (failing.error !== null) throw failing.error;
    taken.push([question, answer]);
  };
  return { taken, save };
}

const lost = new TypeError('no connection');
const gone = new Error('gone');
const mayPass = (error: unknown): boolean => error === lost;
const quick = { mayPass, delays: [1], onSaved: () => undefined };

test('sends at once, one after another, and leaves nothing on the shelf', async () => {
  const [shelf, { taken, save }] = [shelfOf(), serverOf({ error: null })];
  const outbox = createOutbox({ ...quick, save, shelf });
  outbox.give('Q1.1', 'yes');
  outbox.give('Q1.2', 'no');
  expect(JSON.parse(shelf.kept ?? '')).toEqual({ 'Q1.1': 'yes', 'Q1.2': 'no' });
  await expect.poll(() => taken).toEqual([['Q1.1', 'yes'], ['Q1.2', 'no']]);
  await expect.poll(() => shelf.kept).toBeNull();
  expect(outbox.read()).toEqual({ waiting: {}, trouble: null, refused: null });
});

test('an answer changed while it was on its way is sent again', async () => {
  const { taken, save } = serverOf({ error: null });
  const outbox = createOutbox({ ...quick, save, shelf: shelfOf() });
  outbox.give('Q1.1', 'yes');
  outbox.give('Q1.1', 'no');
  await expect.poll(() => outbox.read().waiting).toEqual({});
  expect(taken.at(-1)).toEqual(['Q1.1', 'no']);
});

test('keeps what could not be sent, over a closed page too, and sends it when it can', async () => {
  const failing: { error: Error | null } = { error: lost };
  const [shelf, { taken, save }] = [shelfOf(), serverOf(failing)];
  const first = createOutbox({ ...quick, delays: [60_000], save, shelf });
  first.give('Q1.1', 'partly');
  await expect.poll(() => first.read().trouble).toBe(lost);
  first.stop();
  expect(taken).toEqual([]);
  failing.error = null;
  const second = createOutbox({ ...quick, save, shelf });
  expect(second.read().waiting).toEqual({ 'Q1.1': 'partly' });
  second.send();
  await expect.poll(() => taken).toEqual([['Q1.1', 'partly']]);
  expect(shelf.kept).toBeNull();
});

test('tries again by itself', async () => {
  const failing: { error: Error | null } = { error: lost };
  const { taken, save } = serverOf(failing);
  const outbox = createOutbox({ ...quick, save, shelf: shelfOf() });
  outbox.give('Q1.1', 'yes');
  await expect.poll(() => outbox.read().trouble).toBe(lost);
  failing.error = null;
  await expect.poll(() => taken).toEqual([['Q1.1', 'yes']]);
  expect(outbox.read().trouble).toBeNull();
});

test('what is refused for good waits no more, is told, and keeps nothing else from being sent', async () => {
  const taken: Sent[] = [];
  const save = async (question: string, answer: AnswerWord): Promise<void> => {
    if (question === 'Q9.9') throw gone;
    taken.push([question, answer]);
  };
  const outbox = createOutbox({ ...quick, save, shelf: shelfOf('{"Q9.9":"yes","Q1.1":"no","Q1.2":"perhaps"}') });
  outbox.send();
  await expect.poll(() => taken).toEqual([['Q1.1', 'no']]);
  expect(outbox.read()).toEqual({ waiting: {}, trouble: null, refused: gone });
});
