import { useTranslation } from 'react-i18next';
import { TextField } from '#web/ui/fields.tsx';

/** The first owner as typed so far. */
export interface OwnerDraft {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface OwnerFieldsProps {
  readonly owner: OwnerDraft;
  readonly onChange: (owner: OwnerDraft) => void;
  readonly problems: Partial<Record<keyof OwnerDraft, string | null>>;
}

/** Who the first owner is, and the code that proves a right to the machine. */
export function OwnerFields({ owner, onChange, problems }: OwnerFieldsProps) {
  const { t } = useTranslation('session');
  const set = (field: keyof OwnerDraft) => (value: string) => onChange({ ...owner, [field]: value });
  return (
    <>
      <TextField label={t('code')} help={t('codeHelp')} autoComplete="one-time-code" value={owner.code} onChange={set('code')} error={problems.code} />
      <TextField label={t('yourName')} autoComplete="name" value={owner.name} onChange={set('name')} error={problems.name} />
      <TextField label={t('email')} type="email" autoComplete="username" value={owner.email} onChange={set('email')} error={problems.email} />
      <TextField label={t('password')} type="password" help={t('passwordHelp')} autoComplete="new-password" value={owner.password} onChange={set('password')} error={problems.password} />
    </>
  );
}
