import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Drawer } from '#web/ui/drawer.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import type { Card } from './address.ts';
import { useFunctionWords } from './columns.tsx';
import { Edits } from './edits.tsx';
import { EmployeeForm } from './employee-form.tsx';
import styles from './employees.module.css';
import { MoveTeam } from './move-team.tsx';

/** One employee: what is known, what was changed by hand, the teams over time. */
export function EmployeeDrawer() {
  const { t } = useTranslation(['employees', 'shell']);
  const failure = useFailure();
  const { id, close } = useDrawer('employee');
  const card = useQuery(queries.employees.read.queryOptions({ input: { id: Number(id) }, enabled: id !== null && /^\d{1,9}$/.test(id) }));
  const employee = card.data?.employee;
  return (
    <Drawer
      opened={id !== null}
      onClose={close}
      kicker={t('card')}
      title={employee?.name ?? ''}
      about={employee === undefined ? null : employee.user === null ? (employee.mentionedOnly ? t('mentioned') : t('noSignIn')) : t('signIn', { name: employee.user.name })}
    >
      <Loaded query={card} failure={failure}>{(data) => <Shown key={JSON.stringify(data.employee)} card={data} />}</Loaded>
    </Drawer>
  );
}

function Shown({ card }: { readonly card: Card }) {
  const { t } = useTranslation('employees');
  const { user } = useSession();
  const editable = mayDo(user, 'employees', 'edit');
  return (
    <>
      <section className={styles.part}>{editable ? <EmployeeForm employee={card.employee} /> : <Facts card={card} />}</section>
      {card.edits.length > 0 ? <section className={styles.part}><h3>{t('edits')}</h3><Edits card={card} /></section> : null}
      {editable ? <section className={styles.part}><h3>{t('teamTitle')}</h3><MoveTeam employee={card.employee} /></section> : null}
      <section className={styles.part}><h3>{t('history')}</h3><Teams card={card} /></section>
      {card.reports.length > 0 ? <section className={styles.part}><h3>{t('reports')}</h3><p>{card.reports.map(({ name }) => name).join(', ')}</p></section> : null}
    </>
  );
}

function Facts({ card: { employee } }: { readonly card: Card }) {
  const { t } = useTranslation(['employees', 'shell']);
  const format = useFormat();
  const functionWords = useFunctionWords();
  const day = (value: string | null) => (value === null ? t('none') : format.day(value));
  const rows = [
    { key: 'role', label: t('role'), value: employee.role === null ? t('none') : t(`shell:roles.${employee.role}`) },
    { key: 'team', label: t('team'), value: employee.team ?? t('none') },
    { key: 'head', label: t('head'), value: employee.head ?? t('none') },
    { key: 'functions', label: t('functions'), value: functionWords(employee.functions) },
    ...(employee.email === null ? [] : [{ key: 'email', label: t('email'), value: employee.email }]),
    { key: 'hiredAt', label: t('hiredAt'), value: day(employee.hiredAt) },
    ...(employee.dismissedAt === null ? [] : [{ key: 'dismissedAt', label: t('dismissedAt'), value: day(employee.dismissedAt) }]),
  ];
  return <><KeyValues rows={rows} label={t('card')} /><p className={styles.counts}>{t('readOnly')}</p></>;
}

function Teams({ card }: { readonly card: Card }) {
  const { t } = useTranslation('employees');
  const format = useFormat();
  if (card.teams.length === 0) return <p className={styles.quiet}>{t('noTeam')}</p>;
  const rows = card.teams.map(({ since, team }) => ({
    key: since ?? '', label: team ?? t('noTeam'), value: since === null ? t('historyEver') : t('historySince', { day: format.shortDay(since, true) }),
  }));
  return <KeyValues rows={rows} label={t('history')} />;
}
