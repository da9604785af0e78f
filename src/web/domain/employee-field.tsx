import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { queries } from '#web/queries.ts';
import { SelectField } from '#web/ui/fields.tsx';

interface EmployeeFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
  /** The chosen one, whose name is known though the search does not find it. */
  readonly value: { readonly id: number; readonly name: string } | null;
  /** Words for choosing nobody. */
  readonly nobody: string;
  readonly onChange: (employee: { readonly id: number; readonly name: string } | null) => void;
  /** Whom not to offer. */
  readonly except?: number;
}

/** One of the employees the viewer sees, found by the server as the name is typed. */
export function EmployeeField({ value, nobody, onChange, except, ...rest }: EmployeeFieldProps) {
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const search = asked === value?.name || asked === nobody ? '' : asked;
  const found = useQuery(queries.employees.list.queryOptions({ input: { size: 100, ...(search !== '' && { search }) }, placeholderData: keepPreviousData }));
  const rows = (found.data?.rows ?? []).filter(({ id }) => id !== except && id !== value?.id);
  const employees = value === null ? rows : [value, ...rows];
  return (
    <SelectField
      {...rest}
      searchable
      value={value === null ? '' : String(value.id)}
      data={[{ value: '', label: nobody }, ...employees.map(({ id, name }) => ({ value: String(id), label: name }))]}
      onSearchChange={setTyped}
      onChange={(id) => {
        const chosen = employees.find((employee) => String(employee.id) === id);
        onChange(chosen === undefined ? null : { id: chosen.id, name: chosen.name });
      }}
    />
  );
}
