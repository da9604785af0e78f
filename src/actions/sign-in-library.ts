import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { longestPassword, shortestPassword } from '#core/people/password.ts';
import type { Database } from '#store/database.ts';
import { addressHeader } from './caller.ts';
import { hashedSessions } from './hashed-sessions.ts';
import { hashAnything, newCode, verifyPassword } from './secrets.ts';
import { sessionRenewal } from './session-renewal.ts';

export interface SignInOptions {
  /** Where people reach the product; cookies are secure when it is https. */
  readonly baseUrl: string;
  /** Signs the cookies and encrypts the keys of second steps; at least 32 characters. */
  readonly secret: string;
  /** After how many days a session ends however much it is used; 30 unless told otherwise. */
  readonly sessionDays?: number;
}

/** The absolute end of a session, and how long it lives unused. */
export const sessionDays = 30;
const unusedDays = 14;

/** How many recovery codes a user gets at once. */
const recoveryCodes = 10;

/**
 * The library that keeps sessions, set up over our pool and our table names. None of its own HTTP
 * routes is ever mounted: the actions call it, and sign-up does not exist.
 */
export function signInLibrary(database: Database, options: SignInOptions) {
  const isSecure = options.baseUrl.startsWith('https:');
  return betterAuth({
    database: { db: database.sql, type: 'postgres', transaction: true },
    appName: 'Thirty',
    baseURL: options.baseUrl,
    secret: options.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashAnything, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: {
      modelName: 'session',
      expiresIn: unusedDays * 86_400,
      updateAge: 300,
      cookieCache: { enabled: false },
      fields: columns.session,
    },
    user: {
      modelName: 'app_user',
      fields: columns.user,
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    account: { modelName: 'credential', fields: columns.account },
    verification: { modelName: 'verification', fields: columns.verification },
    plugins: [hashedSessions, secondStep, sessionRenewal],
    advanced: {
      // The library's own prefix would be `__Secure-`, which does not bind a cookie to the one host.
      cookiePrefix: isSecure ? '__Host-thirty' : 'thirty',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/', secure: isSecure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: 'uuid' },
    },
  });
}

export type SignInLibrary = ReturnType<typeof signInLibrary>;

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

const columns = {
  user: { emailVerified: 'email_verified', ...stamps },
  session: { token: 'token_hash', userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
  account: {
    accountId: 'account_id',
    providerId: 'provider_id',
    userId: 'user_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    ...stamps,
  },
  verification: { expiresAt: 'expires_at', ...stamps },
  secondFactor: {
    userId: 'user_id',
    backupCodes: 'recovery_codes',
    verified: 'confirmed',
    failedVerificationCount: 'failures',
    lockedUntil: 'locked_until',
  },
};

/** Locks are counted by ourselves, for codes as for passwords; a device is never trusted without a code. */
const secondStep = twoFactor({
  twoFactorTable: 'second_factor',
  accountLockout: { enabled: false },
  backupCodeOptions: {
    storeBackupCodes: 'encrypted',
    customBackupCodesGenerate: () => Array.from({ length: recoveryCodes }, newCode),
  },
  schema: { user: { fields: { twoFactorEnabled: 'second_factor' } }, twoFactor: { fields: columns.secondFactor } },
});
