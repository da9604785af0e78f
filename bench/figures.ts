import { addMonths } from '#core/shared/day.ts';
import { openStore, type Store } from '#store/open.ts';
import { listPipelines } from '#store/pipelines.ts';
import { ensureFiles } from './data/files.ts';
import { asOfDay } from './data/sizes.ts';
import { ensureStore } from './data/store.ts';
import { contextAt } from './diagnosis.ts';
import { type Asked, type Question, questions } from './figures/questions.ts';
import { openRaw, type Raw } from './figures/raw.ts';
import { differenceOf } from './figures/same.ts';
import { type Bench, type Figure, median, tableOf, timed } from './measure.ts';

/** How long a figure took here and there, the middle of several months in milliseconds. */
interface Timed {
  readonly question: Question;
  readonly product: number;
  readonly raw: number;
}

const repetitions = 5;

/** Every repetition asks another month, so that an answer kept from before is no help. */
const ends = Array.from({ length: repetitions + 1 }, (_, at) => addMonths(asOfDay, -at));

/** Throws where the two answers differ: times of different answers say nothing. */
function assertSame(question: Question, to: string, product: unknown, raw: Record<string, unknown>[]): void {
  const difference = differenceOf(product as Record<string, unknown>[], raw);
  if (difference !== null) throw new Error(`${question.screen}, ${question.name}, before ${to}: ${difference}`);
}

async function timeQuestion(question: Question, store: Store, raw: Raw | null, base: Omit<Asked, 'to' | 'database'>): Promise<Timed> {
  const [own, other]: [number[], number[]] = [[], []];
  for (const [place, to] of ends.entries()) {
    const product = await timed(() => question.product({ ...base, database: store, to }));
    const duck = raw === null ? null : await timed(() => raw.rows(question.raw(to)));
    if (duck !== null) assertSame(question, to, product.result, duck.result);
    if (place === 0) continue;
    own.push(product.ms);
    if (duck !== null) other.push(duck.ms);
  }
  return { question, product: median(own), raw: median(other) };
}

const geometricMean = (values: readonly number[]): number => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

async function customersOf(store: Store): Promise<{ text: string; customer: number }[]> {
  const read = await store.pool.query<{ text: string; customer: number }>('select text, customer_id as customer from customer_ref where customer_id is not null');
  return read.rows;
}

/** The middle times of the product's figures alone, by name. */
export async function timeFigures(bench: Bench, withRaw: boolean): Promise<readonly Timed[]> {
  const files = await ensureFiles(bench.root, bench.size);
  const store = await openStore({ dataFolder: await ensureStore(bench.root, files), leaveSchema: true });
  const raw = withRaw ? await openRaw(files) : null;
  try {
    await raw?.nameCustomers(await customersOf(store));
    const [pipeline] = await listPipelines(store);
    const base = { facts: await contextAt(store, asOfDay), pipelineId: pipeline?.id ?? 0 };
    const times: Timed[] = [];
    for (const question of questions) times.push(await timeQuestion(question, store, raw, base));
    return times;
  } finally {
    raw?.close();
    await store.close();
  }
}

export async function measureFigures(bench: Bench): Promise<Figure[]> {
  const times = await timeFigures(bench, true);
  const ratios = times.map(({ product, raw }) => product / raw);
  const rows = times.map(({ question, product, raw }) => [question.screen, question.name, product, raw, product / raw]);
  bench.say(tableOf([['screen', 'figure', 'ms', 'DuckDB, ms', 'ratio'], ...rows]));
  const worst = times[ratios.indexOf(Math.max(...ratios))];
  return [
    { name: 'figures: geometric mean of times, DuckDB is 1', value: geometricMean(ratios), note: `${times.length} figures` },
    { name: 'figures: the slowest beside DuckDB', value: Math.max(...ratios), note: worst?.question.name ?? '' },
  ];
}
