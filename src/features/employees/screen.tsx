import { useTranslation } from 'react-i18next';
import { mayDo, scopeOf } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { AddEmployee } from './parts/add-employee.tsx';
import { useEmployeesAddress } from './parts/address.ts';
import { EmployeeDrawer } from './parts/employee-drawer.tsx';
import { People } from './parts/people.tsx';
import { TeamDrawer } from './parts/team-drawer.tsx';
import { Teams } from './parts/teams.tsx';

/** Who sells, in which team, and what a person said beside the files. */
export function EmployeesScreen() {
  const { t } = useTranslation('employees');
  const { user } = useSession();
  const [{ part }, change] = useEmployeesAddress();
  const employee = useDrawer('add');
  const team = useDrawer('team');
  const editable = mayDo(user, 'employees', 'edit');
  const alone = scopeOf(user, 'employees') === 'own';
  const tabs = [{ name: 'people', label: t('people') }, { name: 'teams', label: t('teams') }] as const;
  const add = part === 'people' ? <Button kind="primary" onClick={() => employee.open('employee')}>{t('add')}</Button> : <Button kind="primary" onClick={() => team.open('new')}>{t('addTeam')}</Button>;
  return (
    <>
      <PageHeader title={t('nav')} about={alone ? t('aboutOwn') : t('about')} actions={editable ? add : null} />
      {alone ? (
        <People />
      ) : (
        <Tabs label={t('nav')} tabs={tabs} value={part} onChange={(next) => change({ part: next, find: '', sort: 'name', down: false, page: 1 })}>
          {part === 'people' ? <People /> : <Teams />}
        </Tabs>
      )}
      <EmployeeDrawer />
      <AddEmployee />
      <TeamDrawer />
    </>
  );
}
