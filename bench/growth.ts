import { timeFigures } from './figures.ts';
import { type Bench, type Figure, tableOf } from './measure.ts';

/** The screens' figures at a tenth of the size and at the size itself. */
export async function measureGrowth(bench: Bench): Promise<Figure[]> {
  const small = await timeFigures({ ...bench, size: bench.size / 10 }, false);
  const large = await timeFigures(bench, false);
  const rows = large.map(({ question, product }, at) => {
    const before = small[at]?.product ?? Number.NaN;
    return { name: `${question.screen}, ${question.name}`, before, product, times: product / before };
  });
  bench.say(tableOf([['figure', 'ms at a tenth', 'ms', 'times'], ...rows.map(({ name, before, product, times }) => [name, before, product, times])]));
  const worst = rows.reduce((a, b) => (b.times > a.times ? b : a));
  return [{ name: 'growth: a figure at ten times the data, times longer', value: worst.times, note: worst.name }];
}
