import { matrixOf } from '#core/customers/abcxyz.ts';
import { repeatSteps } from '#core/customers/repeat-steps.ts';
import { findMetric } from '#core/metrics/catalogue.ts';
import { sumDays } from '#core/plan/plan-sheet.ts';
import { addDays, addMonths, dayNumber, type Day } from '#core/shared/day.ts';
import { startOfDay } from '#core/shared/zone.ts';
import type { Database } from '#store/database.ts';
import type { FactContext } from '#store/facts/context.ts';
import { computeMetric } from '#store/measures/metric.ts';
import type { Span } from '#store/measures/measure.ts';
import { readPlanSheets } from '#store/measures/plan-sheets.ts';
import { readAbcXyz } from '#store/reports/abcxyz.ts';
import { readFunnelTotals } from '#store/reports/funnel-totals.ts';
import { readStageVisits } from '#store/reports/funnel-visits.ts';
import { readRepeat } from '#store/reports/repeat.ts';
import { readSilence } from '#store/reports/silence.ts';

/** What a figure is asked with: the facts, and the month before which its period ends. */
export interface Asked {
  readonly database: Database;
  readonly facts: FactContext;
  /** The first day after the period. */
  readonly to: Day;
  readonly pipelineId: number;
}

/** One figure of a screen: what the product's own function gives, and the same from raw columns. */
export interface Question {
  readonly screen: 'funnel' | 'abcxyz' | 'repeat' | 'silence' | 'plan' | 'kpi';
  readonly name: string;
  readonly product: (asked: Asked) => Promise<unknown>;
  readonly raw: (to: Day) => string;
}

const spanOf = ({ facts, to }: Asked, from: Day): Span => ({
  from: new Date(startOfDay(from, facts.timeZone)),
  to: new Date(startOfDay(to, facts.timeZone)),
});

const quarter = (to: Day): Day => addMonths(to, -3);
const month = (to: Day): Day => addMonths(to, -1);
/** Facts before the period's end. */
const at = ({ facts, to }: Asked): FactContext => ({ ...facts, asOf: new Date(startOfDay(to, facts.timeZone)) });

async function metric(asked: Asked, id: string, from: Day, by?: 'rep'): Promise<{ key: string | null; value: number | null }[]> {
  const found = findMetric(id);
  if (found === undefined) throw new Error(`no metric ${id}`);
  const answer = await computeMetric(asked.database, asked.facts, { metric: found, span: spanOf(asked, from), by });
  return answer.rows.map(({ key, value }) => ({ key, value }));
}

const during = (column: string, from: Day, to: Day): string => `${column} >= '${from}' and ${column} < '${to}'`;
const minor = (column: string): string => `cast(${column} * 100 as bigint)`;

/** What each customer bought by day, before a day. */
const dayTotals = (to: Day): string =>
  `select customer_id, cast(date as date) as day, sum(${minor('amount')}) as amount from order_lines where customer_id is not null and date < '${to}' group by 1, 2`;
const closed = (to: Day): string => `from deals where not coalesce(is_test, false) and outcome in ('won', 'lost') and ${during('closed_at', quarter(to), to)}`;
const openStages = "('Новая заявка', 'Квалификация', 'КП отправлено', 'Клиент думает', 'Договор')";

export const questions: readonly Question[] = [
  {
    screen: 'kpi', name: 'revenue of a quarter',
    product: (asked) => metric(asked, 'order-revenue', quarter(asked.to)),
    raw: (to) => `select null as key, sum(${minor('amount')})::double as value from order_lines where ${during('date', quarter(to), to)}`,
  },
  {
    screen: 'kpi', name: 'revenue of a month by rep',
    product: (asked) => metric(asked, 'order-revenue', month(asked.to), 'rep'),
    raw: (to) => `select rep as key, sum(${minor('amount')})::double as value from order_lines where ${during('date', month(to), to)} group by 1`,
  },
  {
    screen: 'kpi', name: 'calls of 90 days by rep',
    product: (asked) => metric(asked, 'calls', addDays(asked.to, -90), 'rep'),
    raw: (to) => `select rep as key, count(*)::double as value from calls where ${during('"at"', addDays(to, -90), to)} group by 1`,
  },
  {
    screen: 'kpi', name: 'active customers of a quarter',
    product: (asked) => metric(asked, 'active-customers', quarter(asked.to)),
    raw: (to) => `select null as key, count(distinct customer_id)::double as value from (${dayTotals(to)}) where amount > 0 and day >= '${quarter(to)}'`,
  },
  {
    screen: 'funnel', name: 'win rate of a quarter',
    product: (asked) => metric(asked, 'win-rate', quarter(asked.to)),
    raw: (to) => `select null as key, count(*) filter (outcome = 'won') / count(*) as value ${closed(to)}`,
  },
  {
    screen: 'funnel', name: 'totals, middle order and cycle of a quarter',
    product: async (asked) => {
      const totals = await readFunnelTotals(asked.database, asked.facts, { pipelineId: asked.pipelineId, span: spanOf(asked, quarter(asked.to)) });
      const { won, lost, amountWon, medianOrder, medianCycleDays } = totals;
      return [{ won, lost, amountWon, medianOrder, medianCycleDays }];
    },
    raw: (to) => `
      select count(*) filter (outcome = 'won') as won, count(*) filter (outcome = 'lost') as lost,
        sum(${minor('amount')}) filter (outcome = 'won')::double as "amountWon", quantile_cont(${minor('amount')}, 0.5) filter (outcome = 'won' and amount > 0) as "medianOrder",
        quantile_cont(epoch(closed_at - created_at) / 86400, 0.5) filter (outcome = 'won') as "medianCycleDays" ${closed(to)}`,
  },
  {
    screen: 'funnel', name: 'days in each stage, entered in a quarter',
    product: async (asked) => {
      const visits = await readStageVisits(asked.database, at(asked), { pipelineId: asked.pipelineId, span: spanOf(asked, quarter(asked.to)) });
      return [...visits.values()].map(({ finished, unfinished, medianDays }) => ({ finished, unfinished, medianDays }));
    },
    raw: (to) => `
      with m as (select deal_id, "at", stage, lag(stage) over (partition by deal_id order by "at") as before from moves where "at" < '${to}'),
      v as (select deal_id, "at", stage, lead("at") over (partition by deal_id order by "at") as next from m where before is distinct from stage),
      d as (select v.stage, v.deal_id, sum(epoch(coalesce(v.next, timestamp '${to}') - v."at") / 86400) as days, bool_or(v.next is null) as open
            from v join deals d using (deal_id) where v.stage in ${openStages} and not coalesce(d.is_test, false) and d.created_at < '${to}'
            group by 1, 2 having bool_or(${during('v."at"', quarter(to), to)}))
      select count(*) filter (not open) as finished, count(*) filter (open) as unfinished, quantile_cont(days, 0.5) filter (not open) as "medianDays" from d group by stage`,
  },
  {
    screen: 'abcxyz', name: 'matrix of twelve months',
    product: async (asked) => {
      const report = await readAbcXyz(asked.database, at(asked), { measure: 'revenue', mode: 'frequency', step: 'month' });
      return matrixOf(report.run.customers).cells.filter(({ customers }) => customers > 0).map(({ abc, column, customers, amount }) => ({ abc, column, customers, amount }));
    },
    raw: (to) => `
      with p as (${dayTotals(to)}),
      c as (select customer_id, sum(amount) filter (day >= '${addMonths(to, -12)}') as amount,
                   count(*) filter (amount > 0) as ever, min(day) filter (amount > 0) as first,
                   count(distinct date_trunc('month', day)) filter (amount > 0 and day >= '${addMonths(to, -12)}') as active from p group by 1),
      a as (select *, sum(amount) over () as total, sum(amount) over (order by amount desc range unbounded preceding) - amount * count(*) over (partition by amount) as before
            from c where amount > 0),
      e as (select *, case when before < 0.8 * total then 'A' when before < 0.95 * total then 'B' else 'C' end as abc,
                   greatest(0, date_diff('month', greatest(date_trunc('month', first), date '${addMonths(to, -12)}'), date '${to}')) as eligible from a),
      r as (select *, case when ever = 0 or eligible < 3 then case when ever = 0 then 'Z' else 'new' end
                           when ever = 1 or active * 3 < eligible then 'Z' when active * 3 < eligible * 2 then 'Y' else 'X' end as "column" from e)
      select abc, "column", count(*) as customers, sum(amount)::double as amount from r group by 1, 2`,
  },
  {
    screen: 'repeat', name: 'first to tenth purchase',
    product: async (asked) => {
      const { customers, horizon } = await readRepeat(asked.database, at(asked));
      const steps = repeatSteps(customers.map(({ bought }) => bought), { reading: 'ever', horizon: horizon ?? Infinity, asOf: dayNumber(asked.to) });
      return steps.map(({ purchase, customers: count }) => ({ purchase, customers: count }));
    },
    raw: (to) => `
      with c as (select customer_id, count(*) as bought from (${dayTotals(to)}) where amount > 0 group by 1)
      select s.purchase, count(*) as customers from c join range(1, 11) s(purchase) on c.bought >= s.purchase group by 1`,
  },
  {
    screen: 'silence', name: 'own rhythm and silence of every customer',
    product: async (asked) => {
      const { customers } = await readSilence(asked.database, at(asked));
      const known = customers.flatMap(({ ownMedian, silence }) => (ownMedian === null ? [] : [{ ownMedian, silence }]));
      return [{ customers: customers.length, known: known.length, medians: known.reduce((sum, { ownMedian }) => sum + ownMedian, 0), silence: known.reduce((sum, one) => sum + one.silence, 0) }];
    },
    raw: (to) => `
      with p as (select customer_id, day from (${dayTotals(to)}) where amount > 0),
      g as (select customer_id, day, day - lag(day) over (partition by customer_id order by day) as gap from p),
      c as (select customer_id, quantile_cont(gap, 0.5) as own, date '${to}' - max(day) as silence from g group by 1)
      select count(*) as customers, count(own) as known, sum(own) as medians, sum(silence) filter (own is not null) as silence from c`,
  },
  {
    screen: 'plan', name: 'revenue of a month against plan, by rep',
    product: async (asked) => {
      const period = { from: month(asked.to), to: asked.to };
      const sheets = await readPlanSheets(asked.database, asked.facts, period, 'rep', { metric: 'order-revenue' });
      return sheets.map(({ subject, plans, actuals }) => ({ subject, plan: plans.reduce((sum, { value }) => sum + value, 0), actual: sumDays(actuals, period) }));
    },
    raw: (to) => `
      with a as (select rep, sum(${minor('amount')})::double as actual from order_lines where ${during('date', month(to), to)} group by 1),
      p as (select subject, sum(${minor('cast(value as decimal(18, 2))')})::double as plan from plans
            where metric = 'order-revenue' and subject_type = 'rep' and period = '${month(to).slice(0, 7)}' group by 1)
      select coalesce(p.subject, a.rep) as subject, coalesce(p.plan, 0) as plan, coalesce(a.actual, 0) as actual from p full join a on a.rep = p.subject`,
  },
];
