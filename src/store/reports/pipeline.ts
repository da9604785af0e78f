import { sql } from 'kysely';
import { coverageOf, forecastPipeline, type Coverage, type PipelineForecast } from '#core/plan/pipeline-forecast.ts';
import { plannedFor } from '#core/plan/plan-days.ts';
import type { Period } from '#core/shared/period.ts';
import { dayOf } from '#core/shared/zone.ts';
import { readCalendar } from '../calendar.ts';
import type { Database } from '../database.ts';
import type { FactContext } from '../facts/context.ts';
import { openDeals } from '../facts/deal-state.ts';
import { readPlanSheets } from '../measures/plan-sheets.ts';
import { seenBy } from '../measures/relations.ts';

export interface PipelineReport extends PipelineForecast {
  readonly open: number;
  readonly coverage: Coverage;
}

interface Row {
  readonly amount: number | null;
  readonly probability: number | null;
  readonly planned: Date | null;
}

/** The forecast of open deals for a period as of an instant, and how it covers what is missing to the plan. */
export async function readPipeline(database: Database, context: FactContext, period: Period): Promise<PipelineReport> {
  const read = await sql<Row>`
    select f.amount, coalesce(f.probability, st.probability)::float8 as probability, f.planned_payment_at as planned
    from (${openDeals(context)}) f left join stage st on st.id = f.stage_id
    where f.reason is null and ${seenBy(context, 'deals')}`.execute(database.sql);
  const deals = read.rows.map((row) => ({
    amount: row.amount,
    probability: row.probability,
    plannedPaymentOn: row.planned === null ? null : dayOf(row.planned.getTime(), context.timeZone),
  }));
  const forecast = forecastPipeline(deals, period, context.asOf.getTime(), context.timeZone);
  const [sheet] = await readPlanSheets(database, context, period, null);
  const plan = sheet === undefined ? null : plannedFor(period, sheet.plans, await readCalendar(database));
  const actual = [...(sheet?.actuals.values() ?? [])].reduce((sum, value) => sum + value, 0);
  return { ...forecast, open: deals.length, coverage: coverageOf(forecast.expected, plan, actual) };
}
