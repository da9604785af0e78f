import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { passwordProblem } from '#core/people/password.ts';
import { Problem } from '#core/shared/problem.ts';

/** A secret shown once: 256 random bits. Only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code a person types: twelve letters without look-alikes, about 59 bits. */
export function newCode(): string {
  const letter = () => codeLetters[randomInt(codeLetters.length)] ?? '';
  return Array.from({ length: 3 }, () => letter() + letter() + letter() + letter()).join('-');
}

/** The hash under which a random secret is kept; such secrets need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Argon2id of a password that keeps the rules; the Problem says which rule it breaks. */
export async function hashPassword(password: string, email: string): Promise<string> {
  const problem = passwordProblem(password, email);
  if (problem !== null) throw new Problem(problem);
  return hash(password);
}

export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** Argon2id without the rules: what a sign-in of an unknown address spends, so that it takes as long. */
export async function hashAnything(password: string): Promise<string> {
  return hash(password);
}
