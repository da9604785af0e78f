import { useTranslation } from 'react-i18next';
import { employeeFunctions, type EmployeeFunction } from '#core/people/employee.ts';
import { roles, type Role } from '#core/people/viewer.ts';
import { MultiSelectField, SelectField } from '#web/ui/fields.tsx';

/** The role of an employee; a file may not say it. */
export function RoleField({ value, onChange }: { readonly value: Role | null; readonly onChange: (role: Role | null) => void }) {
  const { t } = useTranslation(['employees', 'shell']);
  const data = [{ value: '', label: t('noRole') }, ...roles.map((role) => ({ value: role, label: t(`shell:roles.${role}`) }))];
  return <SelectField label={t('role')} value={value ?? ''} data={data} onChange={(next) => onChange(roles.find((role) => role === next) ?? null)} />;
}

interface FunctionsFieldProps {
  readonly value: readonly EmployeeFunction[];
  readonly onChange: (functions: EmployeeFunction[]) => void;
}

/** What the employee does; several at once. */
export function FunctionsField({ value, onChange }: FunctionsFieldProps) {
  const { t } = useTranslation('employees');
  const data = employeeFunctions.map((name) => ({ value: name, label: t(`functionNames.${name}`) }));
  return <MultiSelectField label={t('functions')} value={value} data={data} onChange={(next) => onChange(employeeFunctions.filter((name) => next.includes(name)))} />;
}
