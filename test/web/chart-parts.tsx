import { ChartFigure } from '#web/charts/chart-figure.tsx';
import { CohortGrid } from '#web/charts/cohort-grid.tsx';
import { Ladder } from '#web/charts/ladder.tsx';
import { MatrixCell } from '#web/charts/matrix-cell.tsx';
import { RhythmHeader, RhythmSquares } from '#web/charts/rhythm-squares.tsx';
import { Sankey } from '#web/charts/sankey.tsx';
import { Sparkline } from '#web/charts/sparkline.tsx';
import { WeekBars } from '#web/charts/week-bars.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { Section } from '#web/ui/page-header.tsx';

const months = ['Н', 'Д', 'Я', 'Ф', 'М', 'А', 'М', 'И', 'И', 'А', 'С', 'О'].map((letter, index) => ({ key: String(index), letter }));
const rhythm = months.map(({ key, letter }, index) => ({ key, name: letter, active: [3, 9, 11].includes(index), outside: index === 0 }));
const cells = [
  ['AX', 0.391, '96,4'], ['AY', 0.255, '62,9'], ['AZ', 0.138, '34,1'],
  ['BX', 0.059, '14,6'], ['BY', 0.053, '13,1'], ['BZ', 0.035, '8,6'],
] as const;
const ladder = Array.from({ length: 12 }, (_, index) => ({
  key: String(index),
  name: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'][index] ?? '',
  actual: index < 9 ? (index + 1) * 21 - (index % 3) * 4 : null,
  plan: (index + 1) * 24,
  ideal: (index + 1) * 23.6,
}));
const flows = [
  { from: 'A', to: 'A', value: 58 }, { from: 'A', to: 'B', value: 9 }, { from: 'B', to: 'A', value: 7 }, { from: 'B', to: 'B', value: 92 },
  { from: 'B', to: 'C', value: 17 }, { from: 'C', to: 'C', value: 180 }, { from: 'C', to: 'B', value: 12 }, { from: 'A', to: 'C', value: 3 },
];

/** Every chart of the kit with figures of an invented company. */
export function ChartParts() {
  const format = useFormat();
  return (
    <>
      <Section title="Матрица и ритм">
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gridAutoRows: 132, gap: 6, maxWidth: 520 }}>
          {cells.map(([name, share, value]) => (
            <MatrixCell key={name} name={name} share={share} maxShare={0.391} shareText={format.share(share)} value={value} note="31 кл. (−3)" advice="держать и растить" chosen={name === 'AZ'} onChoose={() => undefined} label={`${name}: ${value} млн`} />
          ))}
          <MatrixCell name="Новые" share={0} maxShare={0.391} shareText="" value="4,1" note="3 кл." advice="ждём 3 месяца" outside label="Новые: 4,1 млн" />
        </div>
        <p style={{ marginTop: 12 }}><RhythmHeader letters={months} /></p>
        <p><RhythmSquares steps={rhythm} label="3 из 12: февраль, август, октябрь" /> 3 из 12</p>
        <Sparkline values={[54, 55, 53, null, 54, 58, 63, 70, 76, 79, 81]} reference={90} changedAt={4} label="Доля заполненных: 81 %" />
      </Section>
      <Section title="Когорты">
        <CohortGrid
          label="Повторные заказы по когортам"
          nameTitle="Первый заказ"
          sizeTitle="Клиентов"
          steps={[{ key: '2', title: '2-й' }, { key: '3', title: '3-й' }, { key: '4', title: '4-й' }]}
          rows={[
            { key: 'a', name: 'окт 2025', size: 120, cells: [{ key: '2', share: 0.62, text: '62,0 %', label: '74 из 120', onOpen: () => undefined }, { key: '3', share: 0.41, text: '41,0 %', label: '49 из 120' }, { key: '4', share: 0.2, text: '20,0 %', label: '24 из 120' }] },
            { key: 'b', name: 'ноя 2025', size: 14, cells: [{ key: '2', share: 0.5, few: true, text: '50,0 %', label: '7 из 14' }, { key: '3', share: null, text: '—', label: 'ещё не наступило' }, { key: '4', share: null, text: '—', label: 'ещё не наступило' }] },
          ]}
        />
      </Section>
      <Section title="План и факт">
        <ChartFigure label="План и факт нарастающим итогом" pictureName="ladder" table={{ columns: [{ key: 'm', title: 'Месяц' }, { key: 'a', title: 'Факт, млн ₽', number: true }], rows: ladder.map((step) => ({ key: step.key, cells: [step.name, step.actual ?? 'нет данных'] })) }} caption="Факт отстаёт от плана на 35 млн ₽.">
          <Ladder steps={ladder} label="План и факт нарастающим итогом" format={(value) => format.number(value)} names={{ actual: 'факт', plan: 'план', ideal: 'ровно' }} />
        </ChartFigure>
        <WeekBars label="Недели" bars={[1, 2, 3, 4].map((week) => ({ key: String(week), name: `${week} нед`, actual: week === 4 ? 2.1 : 4 + week, plan: 5.5, running: week === 4, text: format.number(week === 4 ? 2.1 : 4 + week, { digits: 1 }), label: `Неделя ${week}` }))} />
      </Section>
      <Section title="Переходы">
        <Sankey flows={flows} order={['A', 'B', 'C']} label="Переходы за квартал" fromTitle="август" toTitle="ноябрь" format={(value) => format.number(value)} describe={(flow) => `${flow.from} → ${flow.to}: ${flow.value}`} onOpen={() => undefined} height={300} />
      </Section>
    </>
  );
}
