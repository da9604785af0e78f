import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Letter } from '#features/context.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** Hands a letter to the mail server; settles when it was taken, throws when it was not. */
export type Deliver = (letter: Letter) => Promise<void>;

/** The way to the mail server set up; null when there is none. */
export function createDelivery(mail: Config['mail']): Deliver | null {
  if (mail === null) return null;
  const transport = createTransport(mail.smtpUrl);
  return async ({ to, subject, text, attachments = [] }) => {
    const files = attachments.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: Buffer.from(bytes) }));
    await transport.sendMail({ from: mail.from, to, subject, text, attachments: files });
  };
}

const retryMillis = [30_000, 300_000];

/** A server that says 5xx will not take the letter later either. */
const isFinal = (error: unknown): boolean => Number(Reflect.get(Object(error), 'responseCode')) >= 500;

async function deliverPatiently(deliver: Deliver, letter: Letter, retries: readonly number[]): Promise<void> {
  const [wait, ...later] = retries;
  try {
    await deliver(letter);
  } catch (error) {
    if (wait === undefined || isFinal(error)) throw error;
    await setTimeout(wait, undefined, { ref: false });
    await deliverPatiently(deliver, letter, later);
  }
}

/**
 * Sends letters in the background; null where no mail is set up. One that does not go is tried again half a minute and
 * five minutes later. What waits is kept in memory alone, for such letters carry links that open doors.
 */
export function createSender(deliver: Deliver | null, log: Log, retries: readonly number[] = retryMillis): ((letter: Letter) => void) | null {
  if (deliver === null) return null;
  return (letter) => {
    deliverPatiently(deliver, letter, retries).catch((error: unknown) => log.error({ err: error }, 'a letter was not sent'));
  };
}
