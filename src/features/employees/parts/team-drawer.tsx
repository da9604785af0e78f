import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { ShownTeam } from './address.ts';
import { useAskAnew, useTeams } from './use-teams.ts';

/** A team's name and what it is part of; with `team.new` one is made. */
export function TeamDrawer() {
  const { t } = useTranslation('employees');
  const { id, close } = useDrawer('team');
  const teams = useTeams();
  const team = teams.find((known) => String(known.id) === id);
  const isNew = id === 'new';
  return (
    <Drawer
      opened={isNew || team !== undefined}
      onClose={close}
      title={isNew ? t('newTeam') : (team?.name ?? '')}
      about={team !== undefined && team.fileNames.length > 0 ? `${t('fileNames')}: ${team.fileNames.join(', ')}. ${t('fileNamesNote')}` : null}
      footer={team?.empty === true ? <Remove team={team} onGone={close} /> : null}
    >
      <TeamForm key={id} team={team ?? null} teams={teams} onSaved={close} />
    </Drawer>
  );
}

interface TeamFormProps {
  readonly team: ShownTeam | null;
  readonly teams: readonly ShownTeam[];
  readonly onSaved: () => void;
}

function TeamForm({ team, teams, onSaved }: TeamFormProps) {
  const { t } = useTranslation('employees');
  const failure = useFailure();
  const askAnew = useAskAnew();
  const [name, setName] = useState(team?.name ?? '');
  const [parentId, setParentId] = useState(team?.parentId ?? null);
  const onSuccess = async () => {
    await askAnew();
    onSaved();
  };
  const add = useMutation(queries.employees.addTeam.mutationOptions({ onSuccess }));
  const change = useMutation(queries.employees.changeTeamSettings.mutationOptions({ onSuccess }));
  const error = add.error ?? change.error;
  const touched = name.trim() !== (team?.name ?? '') || parentId !== (team?.parentId ?? null);
  const submit = () => (team === null ? add.mutate({ name, parentId }) : change.mutate({ id: team.id, ...(name.trim() !== team.name && { name }), ...(parentId !== team.parentId && { parentId }) }));
  return (
    <Form
      onSubmit={submit}
      problem={error ? failure(error).what : null}
      actions={<Button kind="primary" type="submit" disabled={!touched || name.trim() === ''} busy={add.isPending || change.isPending}>{team === null ? t('addTeam') : t('save')}</Button>}
    >
      <TextField label={t('teamName')} required value={name} onChange={setName} />
      <SelectField
        label={t('parent')}
        searchable
        value={parentId === null ? '' : String(parentId)}
        data={[{ value: '', label: t('noParent') }, ...teams.filter(({ id }) => id !== team?.id).map((known) => ({ value: String(known.id), label: known.name }))]}
        onChange={(next) => setParentId(next ? Number(next) : null)}
      />
    </Form>
  );
}

function Remove({ team, onGone }: { readonly team: ShownTeam; readonly onGone: () => void }) {
  const { t } = useTranslation('employees');
  const failure = useFailure();
  const askAnew = useAskAnew();
  const remove = useMutation(queries.employees.removeTeam.mutationOptions({
    onSuccess: async () => {
      onGone();
      await askAnew();
    },
  }));
  return (
    <>
      {remove.error ? <Notice verdict="present">{failure(remove.error).what}</Notice> : null}
      <Confirm label={t('removeTeam')} consequence={t('removeConsequence')} deed={t('removeDeed', { name: team.name })} busy={remove.isPending} onConfirm={() => remove.mutate({ id: team.id })} />
    </>
  );
}
