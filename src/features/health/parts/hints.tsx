import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { openRows } from './address.ts';
import styles from './health.module.css';
import { useHealth } from './report.ts';
import { useNames } from './use-words.ts';

interface Hint {
  readonly key: string;
  readonly what: ReactNode;
  readonly help: ReactNode;
  readonly action?: ReactNode;
}

const shownFirst = 6;

/** What looks like a hole, a trace of an import or a duplicate, each with its rows or the place to mend it. */
export function Hints() {
  const { t } = useTranslation('health');
  const [all, setAll] = useState(false);
  const hints = [useNameHints(), useCurrencyHints(), useEmptyMonths(), useTraces()].flat();
  const shown = all ? hints : hints.slice(0, shownFirst);
  return (
    <Section title={t('hints')} note={t('hintsNote')}>
      {hints.length === 0 ? <p className={styles.absent}>{t('hintsNone')}</p> : null}
      <ul className={styles.hints}>
        {shown.map(({ key, what, help, action }) => (
          <li key={key}>
            <p>{what}</p>
            <p className={styles.help}>{help}</p>
            {action}
          </li>
        ))}
      </ul>
      {hints.length > shownFirst && !all ? <Button kind="text" onClick={() => setAll(true)}>{t('moreHints', { count: hints.length - shownFirst })}</Button> : null}
    </Section>
  );
}

function useNameHints(): Hint[] {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { names } = useHealth().report.hints;
  if (names === null) return [];
  const { customer, product, employee, joined } = names;
  const waiting = customer + product + employee;
  const counts = { customer: format.number(customer), product: format.number(product), employee: format.number(employee) };
  return [
    ...(waiting === 0 ? [] : [{
      key: 'names', what: t('names', { count: waiting }), help: t('namesHelp', counts),
      action: <Link to="/data/import" search={{ part: 'names' }}>{t('namesOpen')}</Link>,
    }]),
    ...(joined === 0 ? [] : [{
      key: 'joined', what: t('joined', { count: joined }), help: t('joinedHelp'), action: <Link to="/data/import" search={{ part: 'joined' }}>{t('joinedOpen')}</Link>,
    }]),
  ];
}

function useCurrencyHints(): Hint[] {
  const { t } = useTranslation('health');
  const { user } = useSession();
  const { currencies } = useHealth().report.hints;
  return currencies.filter(({ withoutRate }) => withoutRate > 0).map(({ currency, rows, withoutRate }) => ({
    key: currency,
    what: t('currency', { currency, count: withoutRate }),
    help: t('currencyHelp', { rows: t('rowCount', { count: rows }) }),
    action: mayDo(user, 'settings', 'edit') ? <Link to="/department/rates">{t('rates')}</Link> : undefined,
  }));
}

function useEmptyMonths(): Hint[] {
  const { t } = useTranslation('health');
  const format = useFormat();
  const names = useNames();
  return useHealth().report.hints.emptyMonths.map(({ kind, months }) => ({
    key: `months.${kind}`,
    what: t('emptyMonths', { kind: names.kind(kind).toLowerCase() }),
    help: <>{months.slice(0, 12).map((month) => format.month(`${month}-01`)).join(', ')}{months.length > 12 ? '…' : ''}: {t('emptyMonthsHelp')}</>,
  }));
}

function useTraces(): Hint[] {
  const { t } = useTranslation('health');
  const format = useFormat();
  const names = useNames();
  const { organisation } = useSession();
  const { report, change } = useHealth();
  const rows = (behind: Parameters<typeof openRows>[0]) => <Button kind="text" onClick={() => change(openRows(behind))}>{t('look')}</Button>;
  const bulk = report.hints.bulk.map(({ kind, at, rows: count }) => ({
    key: `bulk.${kind}.${at}`,
    what: t('bulk', { count, kind: names.kind(kind).toLowerCase(), when: format.instant(at, organisation.zone) }),
    help: t('bulkHelp'),
    action: rows({ kind, createdAt: at }),
  }));
  const ends = report.hints.monthEnds.map(({ day, rows: count, usual }) => ({
    key: `end.${day}`,
    what: t('monthEnd', { count, day: format.day(day) }),
    help: usual === null ? t('monthEndAlone') : t('monthEndHelp', { usual: format.number(usual, { digits: 1 }) }),
    action: rows({ kind: 'deals', lostOn: day }),
  }));
  return [...bulk, ...ends];
}
