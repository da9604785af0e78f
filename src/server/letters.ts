import { createTransport } from 'nodemailer';
import type { Letter } from '#features/context.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** Sends letters in the background through the mail server set up; null when there is none. */
export function createSender(mail: Config['mail'], log: Log): ((letter: Letter) => void) | null {
  if (mail === null) return null;
  const transport = createTransport(mail.smtpUrl);
  return ({ to, subject, text }) => {
    transport.sendMail({ from: mail.from, to, subject, text }).catch((error: unknown) => {
      log.error({ err: error }, 'a letter was not sent');
    });
  };
}
