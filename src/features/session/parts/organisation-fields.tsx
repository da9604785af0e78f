import { useTranslation } from 'react-i18next';
import { CurrencyField, ZoneField } from '#web/domain/organisation-choices.tsx';
import { CheckField, TextField } from '#web/ui/fields.tsx';

/** The organisation as typed so far. */
export interface OrganisationDraft {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly vatIncluded: boolean;
}

interface OrganisationFieldsProps {
  readonly organisation: OrganisationDraft;
  readonly onChange: (organisation: OrganisationDraft) => void;
}

/** What every figure needs to know before the first file. */
export function OrganisationFields({ organisation, onChange }: OrganisationFieldsProps) {
  const { t } = useTranslation('session');
  return (
    <>
      <TextField label={t('organisationName')} help={t('organisationNameHelp')} autoComplete="organization" value={organisation.name} onChange={(name) => onChange({ ...organisation, name })} />
      <ZoneField label={t('timeZone')} help={t('timeZoneHelp')} value={organisation.timeZone} onChange={(timeZone) => onChange({ ...organisation, timeZone })} />
      <CurrencyField label={t('currency')} value={organisation.currency} onChange={(currency) => onChange({ ...organisation, currency })} />
      <CheckField label={t('vat')} help={t('vatHelp')} checked={organisation.vatIncluded} onChange={(vatIncluded) => onChange({ ...organisation, vatIncluded })} />
    </>
  );
}
