import { isWorkingDay } from '#core/shared/calendar.ts';
import { russianCalendar } from '#core/shared/calendar-russia.ts';
import { dayFromNumber } from '#core/shared/day.ts';
import { dayOf, groupBy, median, minuteOf, openDeals, share, total, type Facts } from './read.ts';

const working = (day: number): boolean => isWorkingDay(dayFromNumber(day), russianCalendar);

/** Figures of sections 3, 6, 12, 18 and 28, by signal. */
export function measureDiscipline(facts: Facts): Readonly<Record<string, number>> {
  return { ...tasks(facts), ...payments(facts), ...calls(facts), ...day(facts), ...pipeline(facts), 'S3.9': duplicates(facts) };
}

function tasks(facts: Facts): Readonly<Record<string, number>> {
  const now = facts.asOf * 1440;
  const open = groupBy(facts.rows.tasks.filter((task) => task.done_at === ''), (task) => task.deal_id);
  const deals = openDeals(facts);
  return {
    'S3.1': share(deals, (deal) => !open.has(deal.deal_id)),
    'S3.2': share(deals, (deal) => (open.get(deal.deal_id) ?? []).some((task) => minuteOf(task.due_at) < now)),
  };
}

/** Payments of the window that name no won deal and fit none of the customer's by date and sum. */
function payments(facts: Facts): Readonly<Record<string, number>> {
  const lately = facts.rows.payments.filter((row) => dayOf(row.date) >= facts.asOf - 90);
  const won = groupBy(facts.deals.filter((deal) => deal.outcome === 'won'), (deal) => deal.customer);
  const named = new Set(facts.deals.filter((deal) => deal.outcome === 'won').map((deal) => deal.deal_id));
  const fits = (row: (typeof lately)[number]): boolean =>
    named.has(row.deal_id) ||
    (won.get(row.customer) ?? []).some((deal) => Math.abs((deal.closed ?? 0) / 1440 - dayOf(row.date)) <= 30 && Math.abs(Number(row.amount) / deal.amount - 1) <= 0.05);
  return { 'S3.3': total(lately.filter((row) => !fits(row)).map((row) => Number(row.amount))) / total(lately.map((row) => Number(row.amount))) };
}

function calls(facts: Facts): Readonly<Record<string, number>> {
  const lately = facts.rows.calls.filter((row) => dayOf(row.at) >= facts.asOf - 90);
  const long = lately.filter((row) => Number(row.talk_seconds) > 60);
  const next = lately.filter((row) => Number(row.talk_seconds) > 120);
  const answered = lately.filter((row) => row.result === 'answered');
  const missed = lately.filter((row) => row.direction === 'in' && row.result === 'missed');
  const byCustomer = groupBy(facts.rows.calls, (row) => row.customer);
  const customerOfDeal = new Map(facts.deals.map((deal) => [deal.deal_id, deal.customer]));
  const edits = groupBy(
    [
      ...facts.rows['stage-moves'].map((row) => ({ customer: customerOfDeal.get(row.deal_id) ?? '', at: minuteOf(row.at), dated: false })),
      ...facts.rows.tasks.flatMap((row) => [{ customer: row.customer, at: minuteOf(row.created_at), dated: true }, ...(row.done_at === '' ? [] : [{ customer: row.customer, at: minuteOf(row.done_at), dated: false }])]),
      ...facts.rows.meetings.map((row) => ({ customer: row.customer, at: minuteOf(row.planned_at), dated: false })),
    ],
    (edit) => edit.customer,
  );
  const endOf = (row: (typeof lately)[number]): number => minuteOf(row.at) + (Number(row.ring_seconds) + Number(row.talk_seconds)) / 60;
  const followed = (row: (typeof lately)[number], within: number, dated: boolean): boolean =>
    (edits.get(row.customer) ?? []).some((edit) => edit.at >= endOf(row) - 1 && edit.at <= endOf(row) + within && (!dated || edit.dated));
  return {
    'S3.4': share(long, (row) => !followed(row, 15, false)),
    'S3.5': share(answered, (row) => row.deal_id === ''),
    'S12.6': share(next, (row) => followed(row, 1440, true)),
    'S18.1': share(answered, (row) => row.recording !== ''),
    'S18.2': share(lately, (row) => row.customer !== ''),
    'S18.10': share(missed, (row) => !(byCustomer.get(row.customer) ?? []).some((back) => back.direction === 'out' && minuteOf(back.at) >= minuteOf(row.at) && minuteOf(back.at) <= minuteOf(row.at) + 15)),
  };
}

/** Twenty working days: talk and an hour a meeting against eight hours; the first act and the longest gap of a day. */
function day(facts: Facts): Readonly<Record<string, number>> {
  const days: number[] = [];
  for (let at = facts.asOf - 1; days.length < 20; at -= 1) if (working(at)) days.push(at);
  const from = days.at(-1) ?? 0;
  const talk = total(facts.rows.calls.filter((row) => dayOf(row.at) >= from).map((row) => Number(row.talk_seconds) / 60));
  const met = facts.rows.meetings.filter((row) => row.status === 'held' && dayOf(row.held_at) >= from && facts.reps.includes(row.rep)).length * 60;
  const events = groupBy(
    [
      ...facts.rows.calls.filter((row) => row.direction === 'out').map((row) => ({ rep: row.rep, at: row.at })),
      ...facts.rows['stage-moves'].map((row) => ({ rep: row.by, at: row.at })),
      ...facts.rows.meetings.filter((row) => row.status === 'held').map((row) => ({ rep: row.rep, at: row.held_at })),
      ...facts.rows.tasks.map((row) => ({ rep: row.rep, at: row.created_at })),
    ].filter((event) => dayOf(event.at) >= from && facts.reps.includes(event.rep)),
    (event) => `${event.rep} ${event.at.slice(0, 10)}`,
  );
  const times = [...events.values()].map((list) => list.map((event) => minuteOf(event.at) % 1440).toSorted((left, right) => left - right));
  const edits = [...facts.rows['stage-moves'], ...facts.rows.tasks.map((row) => ({ at: row.created_at }))].filter((row) => dayOf(row.at) >= facts.asOf - 90);
  return {
    'S3.12': share(edits, (row) => minuteOf(row.at) % 1440 >= 1050),
    'S6.5': (talk + met) / (20 * 480 * facts.reps.length),
    'S6.6a': median(times.map((list) => (list[0] ?? 540) - 540)),
    'S6.6b': median(times.map((list) => Math.max(...list.map((time, at) => time - (list[at - 1] ?? 540))))),
  };
}

function pipeline(facts: Facts): Readonly<Record<string, number>> {
  const open = openDeals(facts);
  const norms = new Map(facts.rows.stages.map((row) => [`${row.pipeline}/${row.stage}`, Number(row.norm_days)]));
  const touched = new Map<string, number>();
  for (const call of facts.rows.calls) touched.set(call.deal_id, Math.max(touched.get(call.deal_id) ?? 0, minuteOf(call.at)));
  const planned = open.filter((deal) => deal.row.planned_payment_at !== '');
  const overdue = planned.filter((deal) => dayOf(deal.row.planned_payment_at) < facts.asOf);
  const won = facts.deals.filter((deal) => deal.outcome === 'won' && deal.amount > 0 && (deal.closed ?? 0) >= (facts.asOf - 90) * 1440);
  const sums = open.filter((deal) => deal.amount > 0).map((deal) => deal.amount);
  return {
    'S28.1': planned.filter((deal) => dayOf(deal.row.planned_payment_at) >= facts.asOf && deal.amount > 0 && deal.row.probability !== '').length / open.length,
    'S28.6': overdue.length / open.length,
    'S28.7': share(open, (deal) => facts.asOf * 1440 - Math.max(touched.get(deal.deal_id) ?? 0, deal.moves.at(-1)?.at ?? 0) > 2 * 1440 * (norms.get(`${deal.pipeline}/${deal.stage}`) ?? 0)),
    'S28.8': total(sums) / sums.length / (total(won.map((deal) => deal.amount)) / won.length),
  };
}

/** Cards over and above one for each company. */
function duplicates(facts: Facts): number {
  const cards = facts.rows.customers;
  const seen = new Set<string>();
  let superfluous = 0;
  for (const card of cards) {
    if ((card.inn !== '' && seen.has(card.inn)) || (card.phone !== '' && seen.has(card.phone))) superfluous += 1;
    seen.add(card.inn).add(card.phone);
  }
  return superfluous / cards.length;
}
