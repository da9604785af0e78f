import { expect, test } from 'vitest';
import { answerOfValue, answerWords, valueOfAnswer } from './answer-words.ts';
import { rolesAsked, rolesHandedBy } from './asked-roles.ts';
import { mistakes } from './catalogue.ts';
import { repairStepOf } from './repair-order.ts';
import { isAskedByLink, isExpiring, largestRound, surveyItems } from './survey.ts';
import { askedRoles, type AskedRole } from './vocabulary.ts';

const itemsOf = (role: AskedRole) => surveyItems(({ asks }) => asks === role);

test('yes is 1, partly a half, no 0, and not to know is nothing', () => {
  expect(answerWords.map(valueOfAnswer)).toEqual([1, 0.5, 0, null]);
  expect([1, 0.5, 0, null].map(answerOfValue)).toEqual([...answerWords]);
});

test('each is asked by role; the owner answers for a head that is not there; others are asked nothing', () => {
  expect(rolesAsked('owner', true)).toEqual(['owner']);
  expect(rolesAsked('owner', false)).toEqual(['owner', 'head-of-sales']);
  expect(rolesAsked('head-of-sales', true)).toEqual(['head-of-sales']);
  expect([rolesAsked('rep', true), rolesAsked('team-lead', true)]).toEqual([['rep'], ['rep']]);
  expect((['marketer', 'trainer', 'analyst'] as const).flatMap((role) => rolesAsked(role, false))).toEqual([]);
});

test('the owner hands over anything, the head nothing of the owner, others nothing at all', () => {
  expect(rolesHandedBy('owner')).toEqual([...askedRoles]);
  expect(rolesHandedBy('head-of-sales')).toEqual(['head-of-sales', 'rep']);
  expect((['team-lead', 'rep', 'marketer', 'trainer', 'analyst'] as const).flatMap(rolesHandedBy)).toEqual([]);
});

test.each(askedRoles)('the rounds of %s hold every item once, at most thirty each, in the order of repair', (role) => {
  const items = itemsOf(role);
  const declared = mistakes.flatMap(({ questions }) => questions.filter(({ asks }) => asks === role).map(({ id }) => id));
  expect(items.map(({ question }) => question.id).toSorted()).toEqual(declared.toSorted());
  const rounds = Map.groupBy(items, ({ round }) => round);
  expect([...rounds.keys()]).toEqual(Array.from({ length: rounds.size }, (_, at) => at + 1));
  for (const [, round] of rounds) expect(round.length).toBeLessThanOrEqual(largestRound);
  const steps = items.map(({ mistake }) => repairStepOf(mistake.number));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

test.each(askedRoles)('no mistake is torn between two rounds of %s', (role) => {
  for (const [, items] of Map.groupBy(itemsOf(role), ({ mistake }) => mistake.number)) {
    expect(items.length).toBeLessThanOrEqual(largestRound);
    expect(new Set(items.map(({ round }) => round)).size).toBe(1);
  }
});

test('within a mistake what fills a critical signal comes first', () => {
  const ofCrm = itemsOf('head-of-sales').filter(({ mistake }) => mistake.number === 3);
  const critical = mistakes.find(({ number }) => number === 3)?.signals.find((signal) => signal.critical === true && signal.answeredBy !== undefined);
  const asks = mistakes.find(({ number }) => number === 3)?.questions.find(({ id }) => id === critical?.answeredBy)?.asks;
  expect(critical).toBeDefined();
  expect((asks === 'head-of-sales' ? ofCrm : itemsOf(asks ?? 'rep').filter(({ mistake }) => mistake.number === 3))[0]?.question.id).toBe(critical?.answeredBy);
});

test('a link of reps that the head made asks nothing about the head', () => {
  const byHead = surveyItems((question, mistake) => isAskedByLink({ as: 'rep', asksAboutHead: false }, question, mistake));
  const byOwner = surveyItems((question, mistake) => isAskedByLink({ as: 'rep', asksAboutHead: true }, question, mistake));
  expect(byOwner.map(({ question }) => question.id)).toEqual(itemsOf('rep').map(({ question }) => question.id));
  expect(byHead).toEqual(byOwner.filter(({ mistake }) => mistake.number !== 26));
});

test('an answer asks to be confirmed from the 76th day on', () => {
  const at = new Date('2026-01-01T10:00:00Z');
  const after = (days: number): Date => new Date(at.getTime() + days * 86_400_000);
  expect([isExpiring(at, after(75)), isExpiring(at, after(76)), isExpiring(at, after(89))]).toEqual([false, true, true]);
});
