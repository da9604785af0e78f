import { expect, test } from 'vitest';
import { faultsOfPipeline, faultsOfStage } from './stage-hints.ts';

const stage = { name: 'КП согласовано', kind: 'open', criterion: 'Подписанное КП в карточке', normDays: 5, probability: 60 } as const;

test('a stage named by a result, with criterion, norm and probability, has no faults', () => {
  expect(faultsOfStage(stage)).toEqual([]);
  expect(faultsOfStage({ ...stage, normDays: 0, probability: 0 })).toEqual([]);
});

test('each fault is told by itself', () => {
  expect(faultsOfStage({ ...stage, name: 'Клиент думает' })).toEqual(['customer-state-name']);
  expect(faultsOfStage({ ...stage, criterion: '  ' })).toEqual(['no-criterion']);
  expect(faultsOfStage({ ...stage, normDays: null, probability: null })).toEqual(['no-norm', 'no-probability']);
});

test('an end of the pipeline needs none of it', () => {
  expect(faultsOfStage({ name: 'Клиент думает', kind: 'lost', criterion: null, normDays: null, probability: null })).toEqual([]);
});

test('a pipeline wants three open stages, one won and one lost', () => {
  const of = (...kinds: ('open' | 'won' | 'lost')[]) => faultsOfPipeline(kinds.map((kind) => ({ kind })));
  expect(of('open', 'open', 'open', 'won', 'lost')).toEqual([]);
  expect(of('open', 'open', 'won')).toEqual(['few-open-stages', 'no-loss-stage']);
  expect(of()).toEqual(['few-open-stages', 'no-won-stage', 'no-loss-stage']);
});
