import { matrixOf, type Matrix, type MatrixCell } from '#core/customers/abcxyz.ts';
import { smallestOpenGroup } from '#core/people/rights.ts';
import { withheldGroups } from '#core/people/withheld-groups.ts';
import { share } from '#core/shared/share.ts';
import { readLeftOut } from '#store/reports/abcxyz-left-out.ts';
import type { RequestContext } from '../context.ts';
import { answer, seesAmounts, showFrame, type Answered, type Question } from './frame.ts';

const classes = ['A', 'B', 'C'] as const;
const columns = ['X', 'Y', 'Z', 'new'] as const;

interface Sum {
  readonly customers: number;
  readonly amount: number;
}

const add = (sums: readonly Sum[]): Sum => ({
  customers: sums.reduce((sum, { customers }) => sum + customers, 0),
  amount: sums.reduce((sum, { amount }) => sum + amount, 0),
});

/** The matrix with shares of the base, changes since the earlier run, and nothing that gives one customer's money away. */
export function showMatrix({ facts, report, earlier }: Answered) {
  const { run } = report;
  const now = matrixOf(run.customers);
  const before = earlier.run === null ? null : matrixOf(earlier.run.customers);
  const withheld = seesAmounts(facts) ? new Set<Sum>() : withheldGroups<Sum>([...now.cells, now.outside]);
  const show = (parts: (matrix: Matrix) => readonly Sum[], counted = true) => {
    const own = parts(now);
    const sum = add(own);
    const hidden = own.some((part) => withheld.has(part));
    return {
      customers: sum.customers,
      amount: hidden ? null : sum.amount,
      share: hidden || !counted ? null : share(sum.amount, run.total),
      change: before === null ? null : sum.customers - add(parts(before)).customers,
    };
  };
  const cellsOf = (holds: (cell: MatrixCell) => boolean) => (matrix: Matrix) => matrix.cells.filter(holds);
  const oneTime = show((matrix) => [matrix.oneTime]);
  return {
    customers: add(now.cells).customers,
    total: !seesAmounts(facts) && add(now.cells).customers < smallestOpenGroup ? null : run.total,
    cells: now.cells.map(({ abc, column }) => ({ abc, column, ...show(cellsOf((cell) => cell.abc === abc && cell.column === column)) })),
    rows: classes.map((key) => ({ key, ...show(cellsOf((cell) => cell.abc === key)) })),
    columns: columns.map((key) => ({ key, ...show(cellsOf((cell) => cell.column === key)) })),
    outside: show((matrix) => [matrix.outside], false),
    oneTime: seesAmounts(facts) ? oneTime : { ...oneTime, amount: null, share: null },
    regular: regularOf(now, before, earlier.isShort),
  };
}

/** Customers who buy regularly, X and Y, against the earlier run: fewer is a risk, fewer by over 5 % is bad. */
function regularOf(now: Matrix, before: Matrix | null, isShort: boolean) {
  const count = (matrix: Matrix) => add(matrix.cells.filter(({ column }) => column === 'X' || column === 'Y')).customers;
  const [after, earlier] = [count(now), before === null ? null : count(before)];
  if (earlier === null || earlier === 0 || isShort) return { now: after, before: earlier, verdict: null };
  const change = (after - earlier) / earlier;
  return { now: after, before: earlier, verdict: change >= 0 ? ('absent' as const) : change < -0.05 ? ('present' as const) : ('risk' as const) };
}

function repsOf({ report }: Answered) {
  const reps = new Map<number, { id: number; name: string; customers: number }>();
  for (const { id } of report.run.customers) {
    const buyer = report.buyers.get(id);
    if (buyer?.employeeId == null) continue;
    const rep = reps.get(buyer.employeeId) ?? { id: buyer.employeeId, name: buyer.rep ?? '', customers: 0 };
    reps.set(rep.id, { ...rep, customers: rep.customers + 1 });
  }
  const { compare } = new Intl.Collator('ru');
  return [...reps.values()].sort((a, b) => compare(a.name, b.name));
}

export async function readReport(context: RequestContext, question: Question) {
  const answered = await answer(context, question);
  const { report, facts } = answered;
  const leftOut = await readLeftOut(context.database, facts, report.basis, report.run.window);
  return {
    frame: showFrame(answered),
    ...showMatrix(answered),
    leftOut: { ...leftOut, withoutMargin: report.run.withoutMargin },
    reps: repsOf(answered),
  };
}
