import { describesCustomerState } from './stage-names.ts';

/** What is amiss with one stage. */
export const stageFaults = ['customer-state-name', 'no-criterion', 'no-norm', 'no-probability'] as const;
export type StageFault = (typeof stageFaults)[number];

/** What is amiss with a pipeline as a whole. */
export const pipelineFaults = ['few-open-stages', 'no-won-stage', 'no-loss-stage'] as const;
export type PipelineFault = (typeof pipelineFaults)[number];

export interface JudgedStage {
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly criterion: string | null;
  readonly normDays: number | null;
  readonly probability: number | null;
}

/** The faults of a stage; only an open one needs a criterion, a norm and a probability. */
export function faultsOfStage({ name, kind, criterion, normDays, probability }: JudgedStage): StageFault[] {
  if (kind !== 'open') return [];
  const faults: readonly (readonly [StageFault, boolean])[] = [
    ['customer-state-name', describesCustomerState(name)],
    ['no-criterion', criterion === null || criterion.trim() === ''],
    ['no-norm', normDays === null],
    ['no-probability', probability === null],
  ];
  return faults.filter(([, found]) => found).map(([fault]) => fault);
}

/** A working pipeline has at least three open stages, one that is won and one that is lost. */
export function faultsOfPipeline(stages: readonly Pick<JudgedStage, 'kind'>[]): PipelineFault[] {
  const count = (kind: JudgedStage['kind']): number => stages.filter((stage) => stage.kind === kind).length;
  const faults: readonly (readonly [PipelineFault, boolean])[] = [
    ['few-open-stages', count('open') < 3],
    ['no-won-stage', count('won') === 0],
    ['no-loss-stage', count('lost') === 0],
  ];
  return faults.filter(([, found]) => found).map(([fault]) => fault);
}
