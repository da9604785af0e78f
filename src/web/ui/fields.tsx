import { Checkbox, PasswordInput, Switch, Textarea, TextInput, type ComboboxData, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

// What sign-in and the map do without comes when it is first needed.
const DayInput = lazy(async () => ({ default: (await import('./day-input.tsx')).DayInput }));
const NumberInput = lazy(async () => ({ default: (await import('./number-input.ts')).NumberInput }));
const Select = lazy(async () => ({ default: (await import('./choice-inputs.tsx')).Select }));
const MultiSelect = lazy(async () => ({ default: (await import('./choice-inputs.tsx')).MultiSelect }));

/** What every field has: a label in sight, help under it, and what is wrong in words. */
interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly name?: string;
}

/** The place of a field whose own code is on its way, as high as the field will be. */
function Coming({ label, help }: Pick<FieldProps, 'label' | 'help'>) {
  return <TextInput label={label} description={help} value="" readOnly disabled />;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'multiline';
  /** The browser's hint for filling in: `email`, `current-password`, `new-password`, `one-time-code`. */
  readonly autoComplete?: TextInputProps['autoComplete'];
}

const textInputs = { text: TextInput, email: TextInput, password: PasswordInput, multiline: Textarea };

/** A line of text, an address, a password or several lines. */
export function TextField({ help, onChange, type = 'text', required = false, ...rest }: TextFieldProps) {
  const Input = textInputs[type];
  const kind = type === 'email' ? { type: 'email' } : {};
  return (
    <Input
      {...rest}
      {...kind}
      description={help}
      required={required}
      withAsterisk={false}
      onChange={(event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)}
    />
  );
}

interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly digits?: number;
  readonly suffix?: string;
}

/** A number; an emptied field is null, not zero. */
export function NumberField({ help, value, onChange, digits = 0, required = false, ...rest }: NumberFieldProps) {
  const { i18n } = useTranslation();
  const russian = i18n.language !== 'en';
  return (
    <Suspense fallback={<Coming {...rest} help={help} />}>
      <NumberInput
        {...rest}
        description={help}
        required={required}
        withAsterisk={false}
        value={value ?? ''}
        decimalScale={digits}
        thousandSeparator={russian ? '\u2009' : ','}
        decimalSeparator={russian ? ',' : '.'}
        hideControls
        onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      />
    </Suspense>
  );
}

interface SelectFieldProps extends FieldProps {
  readonly data: ComboboxData;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly searchable?: boolean;
  readonly clearable?: boolean;
  /** What was typed to find one, for choices that the server finds. */
  readonly onSearchChange?: (text: string) => void;
}

/** One of many; with many it can be typed into. */
export function SelectField({ help, required = false, ...rest }: SelectFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <Suspense fallback={<Coming {...rest} help={help} />}>
      <Select {...rest} description={help} required={required} withAsterisk={false} allowDeselect={false} checkIconPosition="right" nothingFoundMessage={t('nothingFound')} maxDropdownHeight={320} />
    </Suspense>
  );
}

interface MultiSelectFieldProps extends FieldProps {
  readonly data: ComboboxData;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Several of many. */
export function MultiSelectField({ help, value, required = false, ...rest }: MultiSelectFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <Suspense fallback={<Coming {...rest} help={help} />}>
      <MultiSelect {...rest} value={[...value]} description={help} required={required} withAsterisk={false} searchable clearable clearButtonProps={{ 'aria-label': t('clear') }} nothingFoundMessage={t('nothingFound')} maxDropdownHeight={320} />
    </Suspense>
  );
}

interface CheckFieldProps extends FieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A yes or no that is sent with the form. */
export function CheckField({ help, onChange, ...rest }: CheckFieldProps) {
  return <Checkbox {...rest} description={help} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

/** A yes or no that holds at once. */
export function SwitchField({ help, onChange, ...rest }: CheckFieldProps) {
  return <Switch {...rest} description={help} withThumbIndicator={false} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

interface DayFieldProps extends FieldProps {
  /** `YYYY-MM-DD`. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

/** A calendar day, typed or picked; the calendar comes only where a day is asked. */
export function DayField({ help, required = false, ...rest }: DayFieldProps) {
  const { i18n } = useTranslation();
  const shown = rest.value === null ? '' : dayText(rest.value, i18n.language);
  return (
    <Suspense fallback={<TextInput {...rest} description={help} value={shown} readOnly onChange={undefined} />}>
      <DayInput {...rest} description={help} required={required} withAsterisk={false} />
    </Suspense>
  );
}

/** A day as the field shows it once it can be changed. */
function dayText(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return language === 'en'
    ? at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
    : at.toLocaleDateString('ru-RU', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
}

interface SearchFieldProps {
  /** What is searched, read out: «Клиент или ИНН». */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Filters a list on the server; it waits for the typing to pause. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const send = useDebouncedCallback(onChange, 250);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      leftSection={<IconSearch size={15} aria-hidden />}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}
