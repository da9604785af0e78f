import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { BarWithLoss, LossSample } from '#web/charts/bar-with-loss.tsx';
import { IntervalAxis, IntervalDot } from '#web/charts/interval-dot.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { Explain } from '#web/ui/explain.tsx';
import { FigureStrip } from '#web/ui/figure-strip.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section, Toolbar } from '#web/ui/page-header.tsx';
import { PeriodPicker } from '#web/ui/period-picker.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { Column, Sort } from '#web/ui/table-shape.ts';
import { VerdictShape, VerdictTag } from '#web/ui/verdict.tsx';

interface Stage {
  readonly name: string;
  readonly came: number;
  readonly lost: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly days: number;
}

const stages: readonly Stage[] = [
  { name: 'Новая заявка', came: 684, lost: 123, share: 0.82, low: 0.79, high: 0.847, days: 0.4 },
  { name: 'Квалификация', came: 561, lost: 133, share: 0.763, low: 0.726, high: 0.796, days: 3 },
  { name: 'КП отправлено', came: 428, lost: 57, share: 0.867, low: 0.831, high: 0.896, days: 4 },
  { name: 'Клиент думает', came: 371, lost: 168, share: 0.547, low: 0.496, high: 0.597, days: 17 },
  { name: 'Договор', came: 203, lost: 25, share: 0.877, low: 0.825, high: 0.915, days: 6 },
];

interface Source {
  readonly name: string;
  readonly closed: number;
  readonly won: number;
  readonly low: number;
  readonly high: number;
}

const sources: readonly Source[] = [
  { name: 'Рекомендации', closed: 96, won: 41, low: 0.333, high: 0.527 },
  { name: 'Входящие звонки', closed: 158, won: 47, low: 0.232, high: 0.373 },
  { name: 'Сайт', closed: 214, won: 44, low: 0.157, high: 0.265 },
  { name: 'Холодные звонки', closed: 23, won: 4, low: 0.07, high: 0.371 },
];

const stageAxis = { from: 0.4, to: 1 };
const sourceAxis = { from: 0, to: 0.6 };

/** A page as a funnel would be: header, controls, figures, rows with bars and intervals, a drawer. */
export function FigureParts() {
  const format = useFormat();
  const [date, setDate] = useState<'closed' | 'cohort'>('closed');
  const [period, setPeriod] = useState({ from: '2026-08-01', to: '2026-11-01' });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title="Воронка продаж"
        about={`${format.period(period.from, period.to)}, Europe/Moscow`}
        actions={<><Button icon={<IconDownload stroke={1.6} aria-hidden />}>XLSX</Button><Button>Настроить этапы</Button><Button kind="primary">Начать починку</Button></>}
      />
      <Toolbar note="684 закрытые сделки; исключено 9 тестовых, 4 дубля; пропущенный этап считается пройденным">
        <Segmented label="Отсчёт" value={date} onChange={setDate} choices={[{ value: 'closed', label: 'По дате закрытия' }, { value: 'cohort', label: 'Когорта' }]} />
        <PeriodPicker value={period} onChange={setPeriod} today="2026-11-18" />
      </Toolbar>
      <FigureStrip
        label="Главное"
        figures={[
          { key: 'rate', label: 'Конверсия по закрытым', value: <>{format.share(0.26)}<Explain of="Конверсия по закрытым" formula="Успешные сделки, делённые на все закрытые" period="август — октябрь 2026" counted="684 закрытые сделки" leftOut={[{ reason: 'тестовые', count: 9 }, { reason: 'дубли', count: 4 }]} onRows={() => setOpen('Строки')} /></>, note: `95 %: ${format.shareInterval(0.229, 0.294)}; n = 684` },
          { key: 'change', label: 'К маю — июлю', value: format.points(0.014), note: 'z = 0,59 — не доказано' },
          { key: 'order', label: 'Средний чек', value: format.money(35_300_000, 'RUB'), note: `медиана ${format.money(21_400_000, 'RUB')}` },
          { key: 'length', label: 'Длина воронки', value: format.days(33), note: 'медиана успешных; P90 71' },
          { key: 'speed', label: 'Скорость', value: 'нет данных', gap: true, note: 'нет плановых оплат' },
        ]}
      />
      <Section title="Этапы">
        <StageTable onOpen={(stage) => setOpen(stage.name)} open={open} />
      </Section>
      <Section title="Разрез" note="отдел 26,0 %">
        <SourceTable />
      </Section>
      <Section title="Проблемный этап — «Клиент думает»">
        <KeyValues rows={[{ key: 'n', label: 'По числу потерь', value: '168', aside: format.share(0.33, { digits: 0 }) }, { key: 'm', label: 'По деньгам', value: format.money(6_120_000_000, 'RUB', { scale: 'million', digits: 1 }), aside: format.share(0.39, { digits: 0 }) }]} />
        <Notice verdict="risk">Название описывает настроение клиента. Каким фактом он доказывает интерес?</Notice>
      </Section>
      <Drawer opened={open !== null} onClose={() => setOpen(null)} kicker="строки" title={open} about="Закрыты с 1 августа по 31 октября 2026" footer={<Button kind="primary">Спросить причину</Button>}>
        <SourceTable />
      </Drawer>
    </>
  );
}

function StageTable({ onOpen, open }: { readonly onOpen: (stage: Stage) => void; readonly open: string | null }) {
  const format = useFormat();
  const [sort, setSort] = useState<Sort>();
  const columns: readonly Column<Stage>[] = [
    { key: 'name', title: 'Этап', lead: true, width: '150px', phone: 'title', cell: (stage) => stage.name },
    { key: 'bar', title: <>Дошли <LossSample />потеряны здесь</>, width: '26%', phone: 'wide', cell: (stage) => <BarWithLoss kept={stage.came - stage.lost} lost={stage.lost} max={684} tone={stage.lost === 168 ? 'problem' : 'series'} label={`${stage.name}: дошли ${stage.came}, потеряны ${stage.lost}`} /> },
    { key: 'came', title: 'Вошло', align: 'end', sortable: true, phone: 'note', total: '684', cell: (stage) => <strong>{format.number(stage.came)}</strong> },
    { key: 'lost', title: 'Потеря', align: 'end', sortable: true, phone: 'note', total: '−506', cell: (stage) => format.number(-stage.lost) },
    { key: 'share', title: 'Дальше', align: 'end', phone: 'value', cell: (stage) => <strong>{format.share(stage.share)}</strong> },
    { key: 'dot', title: <IntervalAxis from="40" to="100 %" scale={stageAxis} />, width: '16%', cell: (stage) => <IntervalDot axis value={stage.share} low={stage.low} high={stage.high} scale={stageAxis} label={`${stage.name}: ${format.share(stage.share)}`} /> },
    { key: 'interval', title: '95 % инт.', align: 'end', quiet: true, phone: 'side', cell: (stage) => format.shareInterval(stage.low, stage.high) },
    { key: 'days', title: 'Дни', align: 'end', cell: (stage) => format.number(stage.days, { digits: stage.days < 1 ? 1 : 0 }) },
  ];
  return <DataTable label="Этапы" columns={columns} rows={stages} rowKey={(stage) => stage.name} onOpen={onOpen} openKey={open} sort={sort} onSort={setSort} paging={{ page: 1, pageSize: 5, total: 12, onPage: () => undefined }} />;
}

function SourceTable() {
  const format = useFormat();
  const columns: readonly Column<Source>[] = [
    { key: 'name', title: 'Источник', phone: 'title', cell: (source) => source.name },
    { key: 'closed', title: 'Закрыто', align: 'end', quiet: true, cell: (source) => source.closed },
    { key: 'won', title: 'Успешно', align: 'end', quiet: true, cell: (source) => source.won },
    { key: 'rate', title: 'Конверсия', align: 'end', phone: 'value', cell: (source) => <Num quiet={source.closed < 30}>{source.closed < 30 ? format.share(source.won / source.closed) : <strong>{format.share(source.won / source.closed)}</strong>}</Num> },
    { key: 'dot', title: <IntervalAxis from="0" to="60 %" scale={sourceAxis} reference={{ label: 'отдел 26,0 %', value: 0.26 }} />, width: '26%', cell: (source) => <IntervalDot value={source.won / source.closed} low={source.low} high={source.high} scale={sourceAxis} reference={0.26} few={source.closed < 30} label={`${source.name}: ${format.share(source.won / source.closed)}`} /> },
    { key: 'verdict', title: 'Вывод', phone: 'side', cell: (source) => (source.closed < 30 ? <VerdictTag verdict="few">мало данных: n = {source.closed}</VerdictTag> : source.low > 0.26 ? <VerdictTag verdict="absent">выше отдела</VerdictTag> : <span>не отличается</span>) },
  ];
  return (
    <>
      <DataTable label="Источники" columns={columns} rows={sources} rowKey={(source) => source.name} />
      <p>{(['present', 'risk', 'absent', 'few', 'none'] as const).map((verdict) => <span key={verdict}><VerdictShape verdict={verdict} /> <VerdictTag verdict={verdict} /> </span>)}</p>
    </>
  );
}
