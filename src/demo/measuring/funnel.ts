import { closedLately, groupBy, openDeals, share, type DealFact, type Facts } from './read.ts';

/** Figures of section 1 and of the deals in 2, 13 and 24, by signal. */
export function measureFunnel(facts: Facts): Readonly<Record<string, number>> {
  const closed = closedLately(facts);
  const lost = closed.filter((deal) => deal.outcome === 'lost');
  const won = closed.filter((deal) => deal.outcome === 'won');
  const late = lost.filter((deal) => furthest(facts, deal) >= 3);
  return {
    'S1.2': facts.rows.stages.filter((row) => /дума|изуча|рассматрива|ждём|раздумь|отложил|пауза/i.test(row.stage)).length,
    'S1.3': share(facts.rows.stages.filter((row) => row.kind === 'open'), (row) => row.criterion === ''),
    'S1.4': share(won, (deal) => skippedMost(facts, deal)),
    'S1.5': share(openDeals(facts), (deal) => (facts.asOf * 1440 - (deal.moves.at(-1)?.at ?? 0)) > limitOf(facts, deal)),
    'S1.6': share(lost, (deal) => deal.loss_reason === '' || deal.loss_reason === 'Прочее'),
    'S1.7': Math.min(...(['source', 'region', 'audience', 'product', 'rep'] as const).map((field) => share(closed, (deal) => deal.row[field] !== ''))),
    'S1.9': share(won, (deal) => deal.amount === 0),
    'S1.10': facts.rows.employees.filter((row) => row.dismissed_at === '' && groupsOf(row.functions) > 2).length,
    'S1.11': spread(closed),
    'S2.9': late.length === 0 ? 0 : lost.filter((deal) => furthest(facts, deal) >= 3 && deal.loss_reason === 'Не целевой').length / lost.length,
    'S13.6': dearness(facts),
  };
}

const stageNames = (facts: Facts, pipeline: string): readonly string[] =>
  facts.rows.stages.filter((row) => row.pipeline === pipeline && row.kind === 'open').map((row) => row.stage);

export function furthest(facts: Facts, deal: DealFact): number {
  const names = stageNames(facts, deal.pipeline);
  return Math.max(...deal.moves.map((move) => names.indexOf(move.stage)));
}

function skippedMost(facts: Facts, deal: DealFact): boolean {
  const names = stageNames(facts, deal.pipeline);
  const visited = new Set(deal.moves.map((move) => move.stage).filter((stage) => names.includes(stage)));
  return names.length - visited.size > names.length / 2;
}

const limits = new WeakMap<Facts, Map<string, number>>();

/** P90 of the visits to the deal's stage in the last year, by Kaplan and Meier; minutes. */
function limitOf(facts: Facts, deal: DealFact): number {
  const known = limits.get(facts) ?? new Map<string, number>();
  limits.set(facts, known);
  const key = `${deal.pipeline}/${deal.stage}`;
  const found = known.get(key) ?? kaplanMeierP90(visitsTo(facts, deal.pipeline, deal.stage));
  known.set(key, found);
  return found;
}

interface Visit {
  readonly length: number;
  readonly ended: boolean;
}

function visitsTo(facts: Facts, pipeline: string, stage: string): readonly Visit[] {
  const now = facts.asOf * 1440;
  return facts.deals.filter((deal) => deal.pipeline === pipeline).flatMap((deal) =>
    deal.moves.flatMap((move, at) => {
      const end = deal.moves[at + 1]?.at;
      return move.stage === stage && (end ?? now) >= now - 365 * 1440 ? [{ length: (end ?? now) - move.at, ended: end !== undefined }] : [];
    }),
  );
}

function kaplanMeierP90(visits: readonly Visit[]): number {
  let alive = 1;
  let atRisk = visits.length;
  for (const visit of visits.toSorted((left, right) => left.length - right.length)) {
    if (visit.ended) alive *= 1 - 1 / atRisk;
    atRisk -= 1;
    if (alive <= 0.1) return visit.length;
  }
  return Number.NaN;
}

function groupsOf(functions: string): number {
  const groups: Readonly<Record<string, string>> = { new: 'sell', closing: 'sell', current: 'sell', documents: 'paper', assistance: 'paper', service: 'service', merchandising: 'service' };
  return new Set(functions.split(';').filter((name) => name !== '').map((name) => groups[name])).size;
}

/** Best rep's conversion to the worst one's, among those with thirty closed deals. */
function spread(closed: readonly DealFact[]): number {
  const rates = [...groupBy(closed, (deal) => deal.rep).values()].filter((deals) => deals.length >= 30).map((deals) => share(deals, (deal) => deal.outcome === 'won'));
  return rates.length < 2 ? Number.NaN : Math.max(...rates) / Math.min(...rates);
}

/** z of the share of "too dear" and "saw no difference" in the last ninety days against all before. */
function dearness(facts: Facts): number {
  const lost = facts.deals.filter((deal) => deal.outcome === 'lost' && deal.loss_reason !== '' && deal.loss_reason !== 'Прочее');
  const dear = (deal: DealFact): boolean => deal.loss_reason === 'Дорого' || deal.loss_reason === 'Не увидел отличий';
  const lately = lost.filter((deal) => (deal.closed ?? 0) >= (facts.asOf - 90) * 1440);
  const before = lost.filter((deal) => (deal.closed ?? 0) < (facts.asOf - 90) * 1440);
  const pooled = share(lost, dear);
  return (share(before, dear) - share(lately, dear)) / Math.sqrt(pooled * (1 - pooled) * (1 / lately.length + 1 / before.length));
}
