import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Explain } from '#web/ui/explain.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag } from '#web/ui/verdict.tsx';
import type { MistakeAnswer, SignalOf } from './answers.ts';
import { placeOf } from '../../diagnosis-figures.ts';
import styles from './mistake.module.css';
import { SeverityLine } from './severity-line.tsx';
import { useSignalFacts } from './signal-facts.tsx';
import { useParts, useSay, useSigns } from './use-words.ts';

interface SignalsPartProps {
  readonly mistake: Pick<MistakeAnswer, 'signals'>;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** Every signal by its part in the score; those without a value last, with the reason. */
export function SignalsPart({ mistake, openId, onOpen }: SignalsPartProps) {
  const { t } = useTranslation('diagnosis');
  const columns = useColumns(onOpen);
  const part = ({ isAvailable, counted, severity }: SignalOf): number => (isAvailable ? counted * (severity ?? 0) + 1e-3 * counted : -1);
  const rows = mistake.signals.toSorted((a, b) => part(b) - part(a) || a.id.localeCompare(b.id, 'en', { numeric: true }));
  return (
    <Section title={t('mistake.signals')} note={t('mistake.signalsNote')}>
      <DataTable
        label={t('mistake.signals')} columns={columns} rows={rows} rowKey={({ id }) => id}
        openKey={openId?.startsWith('signal.') === true ? openId.slice(7) : null}
      />
    </Section>
  );
}

function useColumns(onOpen: (id: string) => void): readonly Column<SignalOf>[] {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const say = useSay();
  const signs = useSigns();
  const facts = useSignalFacts();
  const bound = ({ bound: own, unit }: SignalOf) => signs.bound(own, unit);
  return [
    { key: 'id', title: t('mistake.code'), width: '62px', quiet: true, cell: ({ id }) => id },
    { key: 'title', title: t('mistake.signal'), lead: true, phone: 'title', cell: (signal) => (
      <span className={signal.isAvailable ? undefined : styles.gap}>
        {say(signal.title)} {signal.formula === null ? null : <Explain of={say(signal.title)} {...facts(signal)} />}
        {signal.isCritical ? <> <Tag>{t('mistake.critical')}</Tag></> : null}
        {signal.kind === 'asked' ? <> <Tag>{t('mistake.asked')}</Tag></> : null}
      </span>
    ) },
    { key: 'value', title: t('mistake.value'), align: 'end', phone: 'value', cell: (signal) => <Value signal={signal} /> },
    { key: 'interval', title: t('mistake.interval'), align: 'end', quiet: true, cell: ({ low, high }) => (low === null || high === null ? '—' : format.shareInterval(low, high)) },
    { key: 'severity', title: t('mistake.severity'), width: '92px', phone: 'side', cell: (signal) => <SeverityLine severity={signal.severity} place={placeOf(signal)} /> },
    { key: 'good', title: t('mistake.good'), align: 'end', cell: (signal) => bound(signal).good },
    { key: 'bad', title: t('mistake.bad'), align: 'end', cell: (signal) => bound(signal).bad },
    { key: 'origin', title: t('mistake.origin'), cell: ({ isOwnBound, origins }) => (isOwnBound ? t('mistake.origins.own') : originOf(origins[origins.length - 1] ?? 'default', t)) },
    { key: 'weight', title: t('mistake.weight'), align: 'end', cell: ({ weight, counted }) => (weight === 0 ? '—' : <span title={counted < weight ? t('mistake.half') : undefined}>{format.number(counted, { digits: Number.isInteger(counted) ? 0 : 2 })}</span>) },
    { key: 'rows', title: t('mistake.rows'), align: 'end', phone: 'note', cell: (signal) => <RowsLink signal={signal} onOpen={onOpen} /> },
  ];
}

function originOf(origin: string, t: (key: 'mistake.origins.seed' | 'mistake.origins.source' | 'mistake.origins.standard' | 'mistake.origins.default') => string): string {
  if (origin.startsWith('source')) return t('mistake.origins.source');
  return origin === 'seed' ? t('mistake.origins.seed') : origin === 'standard' ? t('mistake.origins.standard') : t('mistake.origins.default');
}

/** The value, or in words why there is none. */
function Value({ signal }: { readonly signal: SignalOf }) {
  const { t } = useTranslation('diagnosis');
  const signs = useSigns();
  const format = useFormat();
  if (signal.value !== null && signal.isAvailable) return <strong>{signs.figure(signal.value, signal.unit)}</strong>;
  const why = t(`mistake.unavailable.${signal.reason ?? 'no-data'}`, { n: format.number(signal.sample ?? 0) });
  return <span className={styles.gap}>{signal.value === null ? why : <>{signs.figure(signal.value, signal.unit)} · {why}</>}</span>;
}

function RowsLink({ signal, onOpen }: { readonly signal: SignalOf; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const parts = useParts()(signal);
  if (signal.rows === null) return signal.filledBy === null ? <span className={styles.gap}>—</span> : <span className={styles.filledBy}>{say(signal.filledBy)}</span>;
  const counted = parts ?? say(signal.rows);
  return <button type="button" className={styles.link} aria-label={`${t('mistake.openRows', { title: say(signal.title) })}: ${counted}`} onClick={() => onOpen(signal.id)}>{counted}</button>;
}
