import { z } from 'zod';
import { longestPassword } from '#core/people/password.ts';
import { roles } from '#core/people/viewer.ts';
import { dayText, done, guarded, instantText } from '../procedure.ts';

const password = z.string().max(longestPassword * 4);
const email = z.string().max(254);
const name = z.string().max(200);
const secret = z.string().min(1).max(200);

export const rightsShape = z.partialRecord(z.string(), z.partialRecord(z.string(), z.enum(['all', 'team', 'own', 'none'])));

const state = z.object({
  /** True while the installation has no owner: the screens show the first run. */
  setUpNeeded: z.boolean(),
  mailSetUp: z.boolean(),
  user: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.enum(roles),
      employeeId: z.int().nullable(),
      employeeName: z.string().nullable(),
      /** Resource → verb → whose records. What is not in here is not offered. */
      rights: rightsShape,
      /** Whether signing in takes a second step, and whether the organisation demands one of this role. */
      secondFactor: z.object({ on: z.boolean(), demanded: z.boolean() }),
      seesPersonalData: z.boolean(),
      seesCost: z.boolean(),
    })
    .nullable(),
  organisation: z
    .object({
      name: z.string().nullable(),
      timeZone: z.string(),
      currency: z.string(),
      /** The instant figures are computed as of when nobody says otherwise. */
      asOf: instantText,
      /** The day of the newest fact; null before the first load. */
      newestFact: dayText.nullable(),
      /** True when the newest fact is so old that figures are computed as of the day after it. */
      isStale: z.boolean(),
    })
    .nullable(),
});

const setUp = z.object({
  code: z.string().max(50),
  name,
  email,
  password,
  organisation: z
    .object({
      name: z.string().trim().max(200).nullable(),
      timeZone: z.string().max(100),
      currency: z.string().length(3),
      vatIncluded: z.boolean(),
    })
    .partial()
    .default({}),
});

/** Done, or so far: a code is to be sent to `/session/code` within ten minutes. */
const arrival = z.object({ done: z.literal(true), codeNeeded: z.boolean() });

const code = z.string().min(1).max(50);

const secondFactor = z.object({
  on: z.boolean(),
  demanded: z.boolean(),
  /** Null where it is off. */
  recoveryCodesLeft: z.int().nullable(),
});

const begun = z.object({
  /** `otpauth://…`, for the picture an app reads. */
  link: z.string(),
  /** The same key for typing. */
  key: z.string(),
  /** Shown once. */
  recoveryCodes: z.array(z.string()),
});

const session = z.object({
  id: z.string(),
  current: z.boolean(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  createdAt: instantText,
  usedAt: instantText,
});

export const sessionContract = {
  state: guarded('public')
    .route({ method: 'GET', path: '/session', summary: 'Who is signed in and what they may do', tags: ['session'] })
    .output(state),
  signIn: guarded('public')
    .route({ method: 'POST', path: '/session', summary: 'Sign in', tags: ['session'] })
    .input(z.object({ email, password }))
    .output(arrival),
  finishSignIn: guarded('public')
    .route({ method: 'POST', path: '/session/code', summary: 'The second step: a code of the app or a recovery code', tags: ['session'] })
    .input(z.object({ code }))
    .output(done),
  signOut: guarded('arriving')
    .route({ method: 'DELETE', path: '/session', summary: 'Sign out here', tags: ['session'] })
    .output(done),
  list: guarded('signed-in')
    .route({ method: 'GET', path: '/sessions', summary: 'Own sessions that live', tags: ['session'] })
    .output(z.object({ rows: z.array(session) })),
  end: guarded('signed-in')
    .route({ method: 'DELETE', path: '/sessions/{id}', summary: 'End one of the own sessions', tags: ['session'] })
    .input(z.object({ id: z.string().max(100) }))
    .output(done),
  signOutOthers: guarded('signed-in')
    .route({ method: 'DELETE', path: '/sessions/others', summary: 'Sign out everywhere but here', tags: ['session'] })
    .output(done),
  signOutEverywhere: guarded('signed-in')
    .route({ method: 'DELETE', path: '/sessions', summary: 'Sign out everywhere, here included', tags: ['session'] })
    .output(done),
  readSecondFactor: guarded('arriving')
    .route({ method: 'GET', path: '/second-factor', summary: 'The own second step of signing in', tags: ['session'] })
    .output(secondFactor),
  beginSecondFactor: guarded('arriving')
    .route({ method: 'POST', path: '/second-factor/begin', summary: 'A new key for an app; holds once it is confirmed', tags: ['session'] })
    .input(z.object({ password }))
    .output(begun),
  confirmSecondFactor: guarded('arriving')
    .route({ method: 'POST', path: '/second-factor/confirm', summary: 'Turn the second step on with a code of the app', tags: ['session'] })
    .input(z.object({ code }))
    .output(done),
  renewRecoveryCodes: guarded('signed-in')
    .route({ method: 'POST', path: '/second-factor/recovery-codes', summary: 'New recovery codes; those before stop working', tags: ['session'] })
    .input(z.object({ password }))
    .output(z.object({ recoveryCodes: z.array(z.string()) })),
  turnOffSecondFactor: guarded('signed-in')
    .route({ method: 'POST', path: '/second-factor/turn-off', summary: 'Turn the second step off, with the password and a code', tags: ['session'] })
    .input(z.object({ password, code }))
    .output(done),
  changePassword: guarded('arriving')
    .route({ method: 'PUT', path: '/session/password', summary: 'Change the own password', tags: ['session'] })
    .input(z.object({ current: password, next: password }))
    .output(done),
  setUp: guarded('public')
    .route({ method: 'POST', path: '/set-up', summary: 'Make the first owner with the code from the console, once', tags: ['session'] })
    .input(setUp)
    .output(done),
  openInvitation: guarded('public')
    .route({ method: 'POST', path: '/invitation/open', summary: 'What the holder of a link is invited to', tags: ['session'] })
    .input(z.object({ secret }))
    .output(z.object({ email: z.string(), role: z.enum(roles) })),
  acceptInvitation: guarded('public')
    .route({ method: 'POST', path: '/invitation/accept', summary: 'Become a user, once', tags: ['session'] })
    .input(z.object({ secret, name, password }))
    .output(done),
  askReset: guarded('public')
    .route({
      method: 'POST',
      path: '/password-reset/ask',
      summary: 'Ask for a link to set a new password; the answer is the same whoever asks',
      tags: ['session'],
    })
    .input(z.object({ email }))
    .output(done),
  resetPassword: guarded('public')
    .route({ method: 'POST', path: '/password-reset', summary: 'Set a new password by a one-time link', tags: ['session'] })
    .input(z.object({ secret, password }))
    .output(arrival),
};
