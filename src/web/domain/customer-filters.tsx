import { useTranslation } from 'react-i18next';
import { customerAspects, type CustomerAspect, type CustomerFilter } from '#core/customers/customer-filter.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { useFormat } from '#web/locale/use-format.ts';

interface CustomerFiltersProps {
  readonly value: CustomerFilter;
  /** The values customers have; an aspect with fewer than two is not offered. */
  readonly choices: Readonly<Partial<Record<CustomerAspect, readonly { readonly value: string; readonly customers: number }[]>>>;
  readonly onChange: (patch: CustomerFilter) => void;
}

/** Told apart from an empty value, which means customers for whom it is unknown. */
const all = '\u0000all';

/** Narrows customers by rep, team, region and segment, where there is something to choose from. */
export function CustomerFilters({ value, choices, onChange }: CustomerFiltersProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const offered = customerAspects.filter((aspect) => (choices[aspect]?.length ?? 0) > 0 || value[aspect] !== undefined);
  const narrowed = customerAspects.some((aspect) => value[aspect] !== undefined);
  return (
    <>
      {offered.map((aspect) => {
        const known = choices[aspect] ?? [];
        const chosen = value[aspect];
        const missing = chosen !== undefined && !known.some((choice) => choice.value === chosen) ? [{ value: chosen, label: chosen || t('unset') }] : [];
        return (
          <ChoiceMenu
            key={aspect}
            label={t(`aspects.${aspect}`)}
            value={chosen ?? all}
            choices={[
              { value: all, label: t(`allOf.${aspect}`) },
              ...missing,
              ...known.map((choice) => ({ value: choice.value, label: choice.value || t('unset'), note: t('customers', { count: choice.customers, number: format.number(choice.customers) }) })),
            ]}
            onChange={(next) => onChange({ [aspect]: next === all ? undefined : next })}
          />
        );
      })}
      {narrowed ? <Button kind="text" onClick={() => onChange({ rep: undefined, team: undefined, region: undefined, industry: undefined })}>{t('reset')}</Button> : null}
    </>
  );
}
