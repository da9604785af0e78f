import type { Transaction } from 'kysely';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { readSecondFactor, removeSecondFactor, type SecondFactorState } from '#store/second-factor.ts';
import { forgetAttempts } from '#store/sign-in-failures.ts';
import type { Tables } from '#store/tables.ts';
import { endSessions } from '#store/users.ts';
import { codeKey, codeLimits, takeAttempts } from './attempts.ts';
import { type Caller, headersOf } from './caller.ts';
import { provePassword } from './passwords.ts';
import { takeCode, tellApart } from './second-step.ts';
import type { SignInLibrary } from './sign-in-library.ts';

export interface OwnSecondFactorState extends SecondFactorState {
  /** Null where the second step is off. */
  readonly recoveryCodesLeft: number | null;
}

/** What an app is given, and the codes to keep on paper; all of it is shown once. */
export interface SecondFactorBegun {
  /** `otpauth://…`, what the picture says. */
  readonly link: string;
  /** The key by itself, in base 32, for typing. */
  readonly key: string;
  readonly recoveryCodes: readonly string[];
}

/** Who does it, from where, when. */
export interface Deed {
  readonly viewer: Viewer;
  readonly caller: Caller;
  readonly now: Instant;
}

/** The viewer's own second step. Codes are counted and locked as passwords are. */
export interface OwnSecondFactor {
  read(viewer: Viewer): Promise<OwnSecondFactorState>;
  /** A new key; nothing changes until a code of it is confirmed. Names the installation in the app. */
  begin(deed: Deed, password: string, organisation: string | null): Promise<SecondFactorBegun>;
  /** Turns the second step on. Every session ends; returns the cookies of a new one. */
  confirm(deed: Deed, code: string): Promise<readonly string[]>;
  /** New recovery codes; those before stop working. */
  renewCodes(deed: Deed, password: string): Promise<readonly string[]>;
  /** Turns it off for who knows the password and has a code. Every session ends; returns the cookies of a new one. */
  turnOff(deed: Deed, proof: { readonly password: string; readonly code: string }): Promise<readonly string[]>;
}

type Change = (transaction: Transaction<Tables>, userId: string) => Promise<unknown>;
type Renew = (userId: string, caller: Caller) => Promise<readonly string[]>;

export function ownSecondFactor(database: Database, library: SignInLibrary, renew: Renew): OwnSecondFactor {
  async function read(viewer: Viewer): Promise<OwnSecondFactorState> {
    const userId = idOf(viewer);
    const state = await readSecondFactor(database.sql, userId);
    if (!state.on) return { ...state, recoveryCodesLeft: null };
    const { backupCodes } = await tellApart(() => library.api.viewBackupCodes({ body: { userId } }));
    return { ...state, recoveryCodesLeft: backupCodes.length };
  }

  async function begin({ viewer, caller, now }: Deed, password: string, organisation: string | null): Promise<SecondFactorBegun> {
    await stateThatIs(database, viewer, 'off');
    await provePassword(database, viewer, password, now);
    const issuer = organisation === null ? 'Thirty' : `Thirty (${organisation.replaceAll(':', ' ')})`;
    const begun = await tellApart(() => library.api.enableTwoFactor({ body: { password, issuer, method: 'totp' }, headers: headersOf(caller) }));
    if (begun.method !== 'totp') throw new Error('The library began another kind of second step');
    return { link: begun.totpURI, key: new URL(begun.totpURI).searchParams.get('secret') ?? '', recoveryCodes: begun.backupCodes };
  }

  async function confirm(deed: Deed, code: string): Promise<readonly string[]> {
    await stateThatIs(database, deed.viewer, 'off');
    if (!/^\s*(?:\d\s*){6}$/.test(code)) throw new Problem('code-wrong');
    return settle(deed, code, 'turn-on-second-factor', () => Promise.resolve());
  }

  async function renewCodes({ viewer, caller, now }: Deed, password: string): Promise<readonly string[]> {
    await stateThatIs(database, viewer, 'on');
    await provePassword(database, viewer, password, now);
    const { backupCodes } = await tellApart(() => library.api.generateBackupCodes({ body: { password }, headers: headersOf(caller) }));
    await database.sql.transaction().execute((transaction) =>
      record(transaction, viewer, { action: 'renew-recovery-codes', subjectType: 'user', subjectId: idOf(viewer) }),
    );
    return backupCodes;
  }

  async function turnOff(deed: Deed, { password, code }: { readonly password: string; readonly code: string }): Promise<readonly string[]> {
    const { demanded } = await stateThatIs(database, deed.viewer, 'on');
    if (demanded) throw new Problem('second-factor-demanded');
    await provePassword(database, deed.viewer, password, deed.now);
    return settle(deed, code, 'turn-off-second-factor', removeSecondFactor);
  }

  /** Takes the code, then changes, notes and signs the viewer in anew. */
  async function settle({ viewer, caller, now }: Deed, code: string, action: string, change: Change): Promise<readonly string[]> {
    const userId = idOf(viewer);
    await takeAttempts(database, codeLimits(userId, caller.address), now);
    await takeCode(database, library, { userId, code, headers: headersOf(caller) }, now);
    await database.sql.transaction().execute(async (transaction) => {
      await change(transaction, userId);
      await endSessions(transaction, userId);
      await record(transaction, viewer, { action, subjectType: 'user', subjectId: userId });
    });
    await forgetAttempts(database.sql, [codeKey(userId)]);
    return renew(userId, caller);
  }

  return { read, begin, confirm, renewCodes, turnOff };
}

function idOf({ userId }: Viewer): string {
  if (userId === null) throw new Problem('not-signed-in');
  return userId;
}

async function stateThatIs(database: Database, viewer: Viewer, wanted: 'on' | 'off'): Promise<SecondFactorState> {
  const state = await readSecondFactor(database.sql, idOf(viewer));
  if (state.on !== (wanted === 'on')) throw new Problem(state.on ? 'second-factor-on' : 'second-factor-off');
  return state;
}
