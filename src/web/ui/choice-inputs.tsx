import { MultiSelect as MultiSelectInput, Select as SelectInput, type MultiSelectProps, type SelectProps } from '@mantine/core';

/** One text of many. */
export function Select(props: SelectProps<string>) {
  return <SelectInput {...props} />;
}

/** Several texts of many. */
export function MultiSelect(props: MultiSelectProps<string>) {
  return <MultiSelectInput {...props} />;
}
