import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesHandedBy } from '#core/diagnosis/asked-roles.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import styles from './people.module.css';

/** A link to the questions of one role; it is shown once. */
export function HandOverDrawer() {
  const { t } = useTranslation('survey');
  const { id, close } = useDrawer('link');
  return (
    <Drawer opened={id === 'new'} onClose={close} title={t('handOver')} about={t('handOverAbout')}>
      <HandOverForm />
    </Drawer>
  );
}

function HandOverForm() {
  const { t } = useTranslation('survey');
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const roles = rolesHandedBy(user.role);
  const [as, setAs] = useState<(typeof roles)[number]>('rep');
  const [note, setNote] = useState('');
  const handOver = useMutation(queries.survey.handOver.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.survey.key() }) }));
  if (handOver.data !== undefined) {
    return (
      <div className={styles.once}>
        <CopyField label={t('link')} value={handOver.data.link} />
        <p>{t('linkOnce')}</p>
      </div>
    );
  }
  const help = as === 'rep' && user.role !== 'owner' ? t('whoseNoteHead') : t(`whoseNote.${as}`);
  return (
    <Form
      focusFirst
      onSubmit={() => handOver.mutate({ as, note })}
      problem={handOver.error ? failure(handOver.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={note.trim() === ''} busy={handOver.isPending}>{t('handOverDeed')}</Button>}
    >
      <TextField label={t('forWhom')} help={t('forWhomHelp')} required value={note} onChange={setNote} />
      <SelectField label={t('whose')} help={help} value={as} data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))} onChange={(next) => setAs(roles.find((known) => known === next) ?? as)} />
    </Form>
  );
}
