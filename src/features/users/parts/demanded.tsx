import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles, type Role } from '#core/people/viewer.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Saved } from '#web/ui/saved.tsx';
import styles from './users.module.css';

/** Of which roles a second step of signing in is demanded. */
export function Demanded() {
  const failure = useFailure();
  const demanded = useQuery(queries.users.readDemanded.queryOptions());
  return <Loaded query={demanded} failure={failure}>{(saved) => <DemandedForm key={saved.roles.join()} saved={saved.roles} />}</Loaded>;
}

function DemandedForm({ saved }: { readonly saved: readonly Role[] }) {
  const { t } = useTranslation(['users', 'shell']);
  const failure = useFailure();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(saved);
  const demand = useMutation(queries.users.demand.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const toggle = (role: Role, on: boolean) => setChosen((before) => roles.filter((known) => (known === role ? on : before.includes(known))));
  const all = chosen.length === roles.length;
  return (
    <Form
      onSubmit={() => demand.mutate({ roles: [...chosen] })}
      problem={demand.error ? failure(demand.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" disabled={chosen.join() === saved.join()} busy={demand.isPending}>{t('demandDeed')}</Button>
          <Saved at={demand.isSuccess ? demand.submittedAt : null} />
        </>
      }
    >
      <fieldset className={styles.scopes}>
        <legend>{t('demandTitle')}</legend>
        <CheckField label={t('demandAll')} checked={all} onChange={(on) => setChosen(on ? roles : [])} />
        {roles.map((role) => <CheckField key={role} label={t(`shell:roles.${role}`)} checked={chosen.includes(role)} onChange={(on) => toggle(role, on)} />)}
      </fieldset>
      <p className={styles.note}>{t('demandAbout')}</p>
    </Form>
  );
}
