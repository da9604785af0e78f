import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#web/domain/use-today.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckField, DayField, SelectField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import type { Shown } from './address.ts';
import { useAskAnew, useTeams } from './use-teams.ts';

/** Another team from a day on; what was before stays with the team it had. */
export function MoveTeam({ employee }: { readonly employee: Shown }) {
  const { t } = useTranslation('employees');
  const failure = useFailure();
  const askAnew = useAskAnew();
  const teams = useTeams();
  const today = useToday();
  const [teamId, setTeamId] = useState(employee.teamId);
  const [since, setSince] = useState<string | null>(today);
  const [always, setAlways] = useState(false);
  const move = useMutation(queries.employees.changeTeam.mutationOptions({ onSuccess: askAnew }));
  const data = [{ value: '', label: t('noTeam') }, ...teams.map(({ id, name }) => ({ value: String(id), label: name }))];
  return (
    <Form
      onSubmit={() => move.mutate({ id: employee.id, teamId, since: always ? null : since })}
      problem={move.error ? failure(move.error).what : null}
      actions={<Button type="submit" disabled={(teamId === employee.teamId && !always) || (!always && since === null)} busy={move.isPending}>{t('move')}</Button>}
    >
      <SelectField label={t('moveTo')} searchable value={teamId === null ? '' : String(teamId)} data={data} onChange={(next) => setTeamId(next ? Number(next) : null)} />
      <DayField label={t('since')} help={t('sinceHelp')} disabled={always} value={since} onChange={setSince} />
      <CheckField label={t('always')} checked={always} onChange={setAlways} />
    </Form>
  );
}
