import { useTranslation } from 'react-i18next';
import { RhythmHeader, RhythmSquares } from '#web/charts/rhythm-squares.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import type { Column } from '#web/ui/table-shape.ts';
import { usePhone } from '#web/ui/use-phone.ts';
import { Tag, VerdictShape } from '#web/ui/verdict.tsx';
import styles from './customer-columns.module.css';
import type { CustomerRow, Frame } from './report.ts';
import { usePlaceName, type MoneyWords } from './use-words.ts';

interface CustomerColumnsRequest {
  readonly frame: Frame;
  readonly money: MoneyWords;
  /** The first day of each of the last steps. */
  readonly stepStarts: readonly string[];
  readonly amount: number | null;
  readonly name: string;
  /** Whether any customer in sight has a rep. */
  readonly withRep: boolean;
}

/** The columns of a list of customers: money, rhythm as squares, where it came from, the last purchase, the rep. */
export function useCustomerColumns({ frame, money, stepStarts, amount, name, withRep }: CustomerColumnsRequest): readonly Column<CustomerRow>[] {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const rhythm = useRhythm(frame, stepStarts);
  const letters = frame.step === 'week' ? t('lastSteps.week') : <RhythmHeader letters={stepStarts.map((day) => ({ key: day, letter: rhythm.letterOf(day) }))} />;
  const amounts: Column<CustomerRow>[] = frame.seesAmounts
    ? [{ key: 'amount', title: money.unit, align: 'end', sortable: true, phone: 'value', cell: (row) => <strong>{row.amount === null ? '—' : money.number(row.amount)}</strong>, total: amount === null ? undefined : money.number(amount) }]
    : [];
  return [
    { key: 'name', title: t('customer'), lead: true, sortable: true, phone: 'title', cell: (row) => <span className={styles.name}>{row.name} {row.oneTime ? <Tag>{t('oneTimeTag')}</Tag> : null}</span>, total: amount === null ? undefined : `${t('total')} ${name}` },
    ...amounts,
    { key: 'marks', title: <span className={styles.nowrap}><span className="visually-hidden">{t(`activeSteps.${frame.step}`)} </span>{letters}</span>, width: '1%', phone: 'note', cell: (row) => rhythm.squaresOf(row) },
    { key: 'active', title: t('outOf', { count: frame.fullSteps }), align: 'end', quiet: true, sortable: true, phone: 'note', cell: (row) => <Active row={row} whole={frame.fullSteps} /> },
    { key: 'moved', title: <span className={styles.nowrap}>{frame.before === null ? t('moved') : t('move', { day: format.shortDay(frame.before.asOf) })}</span>, sortable: true, phone: 'side', cell: (row) => <Moved row={row} /> },
    { key: 'last', title: t('last'), align: 'end', quiet: true, sortable: true, cell: (row) => (row.last === null ? '—' : format.shortDay(row.last, row.last.slice(0, 4) !== frame.today.slice(0, 4))) },
    ...(frame.scope === 'own' || !withRep ? [] : [{ key: 'rep', title: t('rep'), quiet: true, sortable: true, cell: (row: CustomerRow) => row.rep ?? '—' }]),
  ];
}

/** The squares of a row and the letters over them, by step. */
export function useRhythm(frame: Frame, stepStarts: readonly string[]) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const nameOf = (day: string): string => {
    if (frame.step === 'month') return format.month(day);
    return format.shortPeriod(day, nextStep(day, frame.step));
  };
  const letterOf = (day: string): string => {
    return frame.step === 'quarter' ? String(Math.ceil(Number(day.slice(5, 7)) / 3)) : format.shortMonth(day).slice(0, 1).toUpperCase();
  };
  const squaresOf = (row: CustomerRow) => {
    const steps = stepStarts.map((day, at) => ({ key: day, name: nameOf(day), active: row.marks[at] === 'active', outside: row.marks[at] === 'before' }));
    const names = steps.filter(({ active }) => active).map(({ name }) => name).join(', ');
    return <RhythmSquares steps={steps} label={t('marks', { active: row.active, eligible: row.eligible, names: names === '' ? t('noMarks') : names })} />;
  };
  return { letterOf, squaresOf };
}

function nextStep(day: string, step: 'week' | 'month' | 'quarter'): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (step === 'week') date.setUTCDate(date.getUTCDate() + 7);
  else date.setUTCMonth(date.getUTCMonth() + 3);
  return date.toISOString().slice(0, 10);
}

function Active({ row, whole }: { readonly row: CustomerRow; readonly whole: number }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const phone = usePhone();
  return <span className="num">{row.eligible === whole && !phone ? format.number(row.active) : t('outOfOwn', { active: row.active, eligible: row.eligible })}</span>;
}

function Moved({ row }: { readonly row: CustomerRow }) {
  const { t } = useTranslation('abcxyz');
  const nameOf = usePlaceName();
  if (row.placeBefore === null || row.placeBefore === row.place) return <span className={styles.quiet}>{nameOf(row.place)}</span>;
  const words = t('moveArrow', { from: nameOf(row.placeBefore), to: nameOf(row.place) });
  if (row.fall === 0) return <span className={styles.moved}>{words}</span>;
  const told = row.fall > 1 ? t('fallBad') : t('fallRisk');
  return (
    <span className={styles.moved} title={told}>
      {words} <VerdictShape verdict={row.fall > 1 ? 'present' : 'risk'} size={13} />
      <span className="visually-hidden">{told}</span>
    </span>
  );
}
