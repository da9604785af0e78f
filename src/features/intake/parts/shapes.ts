import type { VatChoice } from '#core/files/money.ts';
import type { Api } from '#web/api.ts';

type Answer<Route extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Route>>;

export type Preview = Answer<Api['intake']['preview']>;
export type ShownLoad = Answer<Api['intake']['read']>;
export type Kind = Answer<Api['intake']['kinds']>['rows'][number];
export type KindId = Kind['id'];
export type Reject = Answer<Api['intake']['rejects']>['rows'][number];
export type Joined = Answer<Api['intake']['joined']>['rows'][number];
export type Proposal = Answer<Api['intake']['proposals']>['rows'][number];
export type Decision = Answer<Api['intake']['decisions']>['rows'][number];

/** What a person chose for one file before loading it. */
export interface Choice {
  readonly kind: KindId | 'auto';
  readonly options: {
    readonly sheet?: string;
    readonly encoding?: string;
    readonly delimiter?: string;
    readonly headerRow?: number;
    readonly map?: Record<string, string | null>;
    readonly vat?: VatChoice;
  };
}

export const untouched: Choice = { kind: 'auto', options: {} };

/** A file can be loaded once its kind is known and no required column is missing. */
export const isReady = (preview: Preview): preview is Preview & { kind: KindId } => preview.kind !== null && preview.missing.length === 0;

/** Whether a load still waits, runs or is being undone, so that its state changes by itself. */
export const isAtWork = ({ status }: Pick<ShownLoad, 'status'>): boolean => status === 'waiting' || status === 'reading' || status === 'undoing';
