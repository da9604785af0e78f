import { beforeAll, describe, expect, test } from 'vitest';
import type { Claim } from './claims.ts';
import { generateCompany } from './company.ts';
import { severityOf } from './measuring/bounds.ts';
import { measure } from './measuring/measure.ts';
import { statements } from './planted.ts';
import { profiles } from './profile.ts';

const cases = [
  { seed: 1, scale: 1, asOf: '2026-11-18' },
  { seed: 20, scale: 1, asOf: '2026-06-01' },
  { seed: 3, scale: 2, asOf: '2026-09-10' },
] as const;

describe('what is said', () => {
  test('there is one statement for each of the thirty, in both languages', () => {
    expect(statements.map((statement) => statement.mistake)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
    expect(statements.filter(({ why }) => !/[а-яё]/i.test(why.ru) || !/[a-z]/i.test(why.en))).toEqual([]);
  });

  test('a claim names signals of its own mistake, and its standing says what they show', () => {
    const claims = statements.flatMap((statement) => profiles.map((profile) => ({ mistake: statement.mistake, ...statement[profile] })));
    expect(claims.filter(({ mistake, past, good }) => [...past, ...good].some((signal) => !signal.startsWith(`S${mistake}.`)))).toEqual([]);
    expect(claims.filter(({ standing, past, good }) => (standing === 'planted') !== past.length > 0 || (standing === 'not-planted' && good.length === 0))).toEqual([]);
  });

  test('the healthy company is said to make none', () => {
    expect(statements.filter(({ healthy }) => healthy.standing === 'planted')).toEqual([]);
  });
});

describe.each(profiles)('the %s company keeps its word', (profile) => {
  describe.each(cases)('with seed $seed at scale $scale on $asOf', (options) => {
    let figures: Readonly<Record<string, number>> = {};
    beforeAll(() => {
      figures = measure(generateCompany({ ...options, profile }));
    }, 120_000);

    test('its bad signals are past bad', () => {
      expect(broken((claim) => claim.past, (severity) => severity === 1)).toEqual([]);
    });

    test('its good signals are good', () => {
      expect(broken((claim) => claim.good, (severity) => severity < 0.3)).toEqual([]);
    });

    /** Signals that are not what was said, with their values. */
    function broken(signalsOf: (claim: Claim) => readonly string[], holds: (severity: number) => boolean): readonly string[] {
      return statements
        .flatMap((statement) => signalsOf(statement[profile]))
        .filter((signal) => !holds(severityOf(signal, figures[signal] ?? Number.NaN)))
        .map((signal) => `${signal} = ${figures[signal]}`);
    }
  });
});
