import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordProblem } from '#core/people/password.ts';
import { useFailure, wordsOfProblem } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { EntryPage } from './entry-page.tsx';
import { OrganisationFields, type OrganisationDraft } from './organisation-fields.tsx';
import { OwnerFields, type OwnerDraft } from './owner-fields.tsx';
import { useEnter } from './use-enter.ts';

const blankOwner: OwnerDraft = { code: '', name: '', email: '', password: '' };
const usual: OrganisationDraft = { name: '', timeZone: 'Europe/Moscow', currency: 'RUB', vatIncluded: true };

/** The two questions of a new installation; the third step, data, is the first screen after them. */
export function FirstRun() {
  const { t } = useTranslation('session');
  const [step, setStep] = useState<'owner' | 'organisation'>('owner');
  const [owner, setOwner] = useState(blankOwner);
  const [organisation, setOrganisation] = useState(usual);
  const steps = [
    { key: 'owner', label: t('stepOwner') },
    { key: 'organisation', label: t('stepOrganisation') },
    { key: 'data', label: t('stepData') },
  ];
  return (
    <EntryPage title={t('firstRunTitle')} about={t('firstRunAbout')}>
      <Steps label={t('steps')} steps={steps} current={step} />
      {step === 'owner' ? (
        <OwnerStep owner={owner} onChange={setOwner} onDone={() => setStep('organisation')} />
      ) : (
        <OrganisationStep owner={owner} organisation={organisation} onChange={setOrganisation} onBack={() => setStep('owner')} />
      )}
    </EntryPage>
  );
}

interface OwnerStepProps {
  readonly owner: OwnerDraft;
  readonly onChange: (owner: OwnerDraft) => void;
  readonly onDone: () => void;
}

function OwnerStep({ owner, onChange, onDone }: OwnerStepProps) {
  const { t } = useTranslation('session');
  const { language } = useFormat();
  const [tried, setTried] = useState(false);
  const weak = passwordProblem(owner.password, owner.email);
  const needed = (field: keyof OwnerDraft) => (owner[field].trim() === '' ? t('required') : null);
  const isEmail = /^\S+@\S+$/.test(owner.email.trim());
  const problems = {
    code: needed('code'),
    name: needed('name'),
    email: needed('email') ?? (isEmail ? null : wordsOfProblem('email-invalid', language, { email: owner.email })),
    password: needed('password') ?? (weak === null ? null : wordsOfProblem(weak, language)),
  };
  const submit = () => {
    setTried(true);
    if (Object.values(problems).every((problem) => problem === null)) onDone();
  };
  return (
    <Form focusFirst onSubmit={submit} actions={<Button kind="primary" type="submit">{t('further')}</Button>}>
      <OwnerFields owner={owner} onChange={onChange} problems={tried ? problems : {}} />
    </Form>
  );
}

interface OrganisationStepProps {
  readonly owner: OwnerDraft;
  readonly organisation: OrganisationDraft;
  readonly onChange: (organisation: OrganisationDraft) => void;
  readonly onBack: () => void;
}

function OrganisationStep({ owner, organisation, onChange, onBack }: OrganisationStepProps) {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const enter = useEnter();
  const setUp = useMutation(queries.session.setUp.mutationOptions({ onSuccess: enter }));
  const name = organisation.name.trim() === '' ? null : organisation.name.trim();
  return (
    <Form
      focusFirst
      onSubmit={() => setUp.mutate({ ...owner, organisation: { ...organisation, name } })}
      problem={setUp.error ? failure(setUp.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" busy={setUp.isPending}>{t('create')}</Button>
          <Button onClick={onBack}>{t('stepOwner')}</Button>
        </>
      }
    >
      <OrganisationFields organisation={organisation} onChange={onChange} />
    </Form>
  );
}
