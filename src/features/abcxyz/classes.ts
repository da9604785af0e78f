import type { z } from 'zod';
import { classifyAbc, type AbcClass, type AbcResult } from '#core/customers/abc.ts';
import { amountsSeen } from '#core/people/rights.ts';
import { Problem } from '#core/shared/problem.ts';
import { share } from '#core/shared/share.ts';
import { windowBefore } from '#core/customers/abcxyz-run.ts';
import { readSubjectSums, seesSubjects, type AbcSubject, type SubjectSums } from '#store/reports/abc-subjects.ts';
import type { RequestContext } from '../context.ts';
import { pageOfRows, searchedIn, type SortValue } from '../customer-question.ts';
import type { abcxyzContract } from './contract.ts';
import { answer, showFrame, type Answered, type Question } from './frame.ts';

type ClassesInput = Question & { readonly subject: AbcSubject };
type RowsInput = z.output<NonNullable<(typeof abcxyzContract.classRows)['~orpc']['inputSchema']>>;

interface Classed {
  readonly answered: Answered;
  readonly sums: SubjectSums;
  readonly now: AbcResult<number>;
  /** The earlier classes by id; null without an earlier run. */
  readonly before: ReadonlyMap<number, AbcClass | 'outside'> | null;
  readonly withoutMargin: number;
}

const measured = (rows: readonly { readonly id: number; readonly amount: number | null | undefined }[]) =>
  rows.flatMap(({ id, amount }) => (amount === null || amount === undefined ? [] : [{ id, amount }]));

/** Products or reps by money, now and in the earlier window, by default of 12 full months. One product or one person is no group: groups-only roles see neither. */
async function classify(context: RequestContext, input: ClassesInput): Promise<Classed> {
  if (!seesSubjects(context.viewer, input.subject) || amountsSeen(context.viewer) !== 'records') throw new Problem('not-found');
  const answered = await answer(context, { ...input, step: input.step ?? 'month' });
  const { report, earlier, facts, request } = answered;
  const { window } = report.run;
  const windowThen = earlier.run?.window ?? windowBefore(window, report.asOf, earlier.asOf);
  const asked = { subject: input.subject, measure: request.measure, window, windowBefore: windowThen, before: earlier.asOf };
  const sums = await readSubjectSums(context.database, facts, report.basis, asked);
  const then = classifyAbc(measured(sums.rows.map(({ id, amountBefore }) => ({ id, amount: amountBefore }))));
  const hasBefore = then.classified.length + then.outside.length > 0;
  return {
    answered,
    sums,
    now: classifyAbc(measured(sums.rows)),
    before: hasBefore ? new Map([...then.classified.map(({ id, abc }) => [id, abc] as const), ...then.outside.map(({ id }) => [id, 'outside'] as const)]) : null,
    withoutMargin: sums.rows.filter(({ amount }) => amount === null).length,
  };
}

export async function readClasses(context: RequestContext, input: ClassesInput) {
  const { answered, sums, now, before, withoutMargin } = await classify(context, input);
  const countBefore = (abc: AbcClass | 'outside') => (before === null ? null : [...before.values()].filter((own) => own === abc).length);
  const rowOf = (abc: AbcClass | null, amounts: readonly number[]) => {
    const amount = amounts.reduce((sum, own) => sum + own, 0);
    const earlier = countBefore(abc ?? 'outside');
    return { abc, count: amounts.length, amount, share: abc === null ? null : share(amount, now.total), change: earlier === null ? null : amounts.length - earlier };
  };
  const classes = (['A', 'B', 'C'] as const).map((abc) => rowOf(abc, now.classified.filter((own) => own.abc === abc).map(({ amount }) => amount)));
  return {
    frame: showFrame(answered),
    isKnown: sums.isKnown,
    count: now.classified.length + now.outside.length,
    total: now.total,
    rows: [...classes, rowOf(null, now.outside.map(({ amount }) => amount))],
    withoutMargin,
    nameless: sums.nameless,
  };
}

/** Every classed product or rep as a row. */
export async function showClassed(context: RequestContext, input: ClassesInput) {
  const { sums, now, before } = await classify(context, input);
  const known = new Map(sums.rows.map((row) => [row.id, row]));
  const show = ({ id, amount }: { id: number; amount: number }, abc: AbcClass | null, held: number | null) => ({
    id,
    name: known.get(id)?.name ?? '',
    abc,
    abcBefore: before === null ? null : (before.get(id) ?? ('absent' as const)),
    amount,
    share: abc === null ? null : share(amount, now.total),
    before: held,
    last: known.get(id)?.last ?? null,
  });
  return [...now.classified.map((row) => show(row, row.abc, row.before)), ...now.outside.map((row) => show(row, null, null))];
}

type Row = Awaited<ReturnType<typeof showClassed>>[number];

const { compare } = new Intl.Collator('ru', { numeric: true });

const sortValue = (row: Row, sort: RowsInput['sort']): SortValue => (sort === 'amount' ? row.amount : sort === 'name' ? row.name : row.last);

/** A page of the products or reps of a class. */
export async function listClassed(context: RequestContext, input: RowsInput) {
  const rows = (await showClassed(context, input)).filter((row) => (input.cell === 'all' || input.cell === (row.abc ?? 'outside')) && searchedIn(row.name, input.search));
  return pageOfRows(rows.toSorted((a, b) => compare(a.name, b.name) || a.id - b.id), input, (row) => sortValue(row, input.sort));
}
