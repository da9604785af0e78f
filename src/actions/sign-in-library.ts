import { betterAuth } from 'better-auth';
import { longestPassword, shortestPassword } from '#core/people/password.ts';
import type { Database } from '#store/database.ts';
import { hashAnything, verifyPassword } from './secrets.ts';

export interface SignInOptions {
  /** Where people reach the product; cookies are secure when it is https. */
  readonly baseUrl: string;
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string;
}

/** The header in which the host tells the address of the caller; never taken from outside. */
export const addressHeader = 'x-thirty-address';

export const sessionDays = 30;

/**
 * The library that keeps sessions, set up over our pool and our table names. None of its own HTTP
 * routes is ever mounted: the actions call it, and sign-up does not exist.
 */
export function signInLibrary(database: Database, options: SignInOptions) {
  return betterAuth({
    database: { db: database.sql, type: 'postgres', transaction: true },
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
      expiresIn: sessionDays * 86_400,
      updateAge: 3600,
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
    advanced: {
      cookiePrefix: 'thirty',
      useSecureCookies: options.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: 'uuid' },
    },
  });
}

export type SignInLibrary = ReturnType<typeof signInLibrary>;

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

const columns = {
  user: { emailVerified: 'email_verified', ...stamps },
  session: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
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
};
