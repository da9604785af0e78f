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

/** Sends letters in the background; null where no mail is set up. */
export function createSender(deliver: Deliver | null, log: Log): ((letter: Letter) => void) | null {
  if (deliver === null) return null;
  return (letter) => {
    deliver(letter).catch((error: unknown) => log.error({ err: error }, 'a letter was not sent'));
  };
}
