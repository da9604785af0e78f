import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayImport } from '#core/people/rights.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { KeyValues, type KeyValue } from '#web/ui/key-values.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { LoadStatus } from './history-columns.tsx';
import styles from './intake.module.css';
import { RejectsList } from './rejects-list.tsx';
import type { ShownLoad } from './shapes.ts';
import { useCellWords, useLoadProblem, useVatWords } from './use-intake-words.ts';

/** The whole report of a load: what it did in numbers and words, and what it left behind. */
export function LoadReport({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  return (
    <div className={styles.report}>
      <p><LoadStatus load={load} /></p>
      <Fate load={load} />
      {load.status === 'loaded' || load.status === 'undone' ? <Counts load={load} /> : null}
      {load.status === 'loaded' && load.waiting > 0 ? <Notice verdict="few">{t('waitingWhy')}</Notice> : null}
      {load.warnings.length > 0 ? <Warnings load={load} /> : null}
      {load.rejected > 0 ? <RejectsList load={load} /> : null}
      <Further load={load} />
    </div>
  );
}

/** What happened, in a sentence. */
function Fate({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { organisation } = useSession();
  const told = useLoadProblem();
  const { problem } = load;
  if (load.status === 'undone') return <Notice verdict="none">{t('undoneAt', { when: format.instant(load.undoneAt ?? load.createdAt, organisation.zone) })}</Notice>;
  if (load.status === 'stopped') return <Notice verdict="none">{t('stoppedNote')}</Notice>;
  if (problem !== null) return <Notice verdict="present">{told(problem)} <span className={styles.code}>{problem.code}</span></Notice>;
  if (load.status !== 'loaded') return null;
  return <p>{load.unchanged === load.rows ? t('allUnchanged', { count: load.rows }) : t('readRows', { count: load.rows })}</p>;
}

function Counts({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { organisation } = useSession();
  const count = (key: 'inserted' | 'updated' | 'unchanged' | 'rejected' | 'waiting'): KeyValue => ({ key, label: t(key), value: format.number(load[key]) });
  const vatOf = useVatWords();
  const day = (instant: string) => format.shortDay(format.dayOf(instant, organisation.zone), true);
  const rows = [count('inserted'), count('updated'), count('unchanged'), count('rejected'), ...(load.waiting > 0 ? [count('waiting')] : [])];
  const span: KeyValue[] = load.firstAt !== null && load.lastAt !== null ? [{ key: 'span', label: t('span'), value: t('spanOf', { from: day(load.firstAt), to: day(load.lastAt) }) }] : [];
  const vat: KeyValue[] = load.vatIncluded === null ? [] : [{ key: 'vat', label: t('vat'), value: vatOf(load.vatIncluded) }];
  return <KeyValues label={t('result')} rows={[...rows, ...span, ...vat]} />;
}

function Warnings({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const words = useCellWords();
  return (
    <Section title={t('warnings')}>
      <ul className={styles.plainList}>
        {load.warnings.map((warning) => (
          <li key={`${warning.column} ${warning.code}`}>{t('warning', { title: warning.title[format.language], count: warning.count, why: words(warning), example: warning.example })}</li>
        ))}
      </ul>
    </Section>
  );
}

/** The way to what the load may have joined or left similar. */
function Further({ load }: { readonly load: ShownLoad }) {
  const { t } = useTranslation('intake');
  const { user } = useSession();
  if (load.status !== 'loaded' || !mayImport(user, 'customers')) return null;
  return (
    <p className={styles.links}>
      <Link to="." search={{ part: 'names' } as never}>{t('lookAtNames')}</Link>
      <Link to="." search={{ part: 'joined' } as never}>{t('lookAtJoined')}</Link>
    </p>
  );
}
