import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { saidRoles } from '#core/pipeline/stage-roles.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { NumberField, SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { Stage } from './draft.ts';

interface StageDrawerProps {
  readonly stage: Stage;
  readonly pipeline: number;
  readonly editable: boolean;
  readonly onClose: () => void;
  readonly onChange: (patch: Partial<Stage>) => void;
}

/** Kind, criterion, norm and probability of one stage; the page holds them until they are saved. */
export function StageDrawer({ stage, pipeline, editable, onClose, onChange }: StageDrawerProps) {
  const { t } = useTranslation('stages');
  const fields = stage.changed.map((field) => t(`fields.${field}`)).join(', ');
  const isOpen = stage.kind === 'open';
  return (
    <Drawer
      opened
      onClose={onClose}
      kicker={t('stage')}
      title={stage.name}
      about={stage.changed.length > 0 ? t('changedFields', { fields }) : t(`origins.${stage.origin}`)}
      footer={editable && stage.changed.length > 0 ? <PutBack stage={stage} pipeline={pipeline} /> : null}
    >
      <Form onSubmit={onClose} actions={<Button type="submit">{t('done')}</Button>}>
        <Segmented
          label={t('kind')}
          value={stage.kind}
          choices={(['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`kinds.${value}`), disabled: !editable }))}
          onChange={(kind) => onChange({ kind })}
        />
        <TextField type="multiline" label={t('criterion')} help={t('criterionHelp')} disabled={!editable} value={stage.criterion ?? ''} onChange={(text) => onChange({ criterion: text === '' ? null : text })} />
        {isOpen ? <NumberField label={t('norm')} help={t('normHelp')} disabled={!editable} digits={1} min={0} max={10_000} value={stage.normDays} onChange={(normDays) => onChange({ normDays })} /> : null}
        {isOpen ? <NumberField label={t('probability')} disabled={!editable} digits={1} min={0} max={100} value={stage.probability} onChange={(probability) => onChange({ probability })} /> : null}
        {isOpen ? <Role stage={stage} editable={editable} onChange={onChange} /> : null}
      </Form>
    </Drawer>
  );
}

const byName = 'by-name';

/** What is reached at the stage: as its name says, or as a person does. */
function Role({ stage, editable, onChange }: Pick<StageDrawerProps, 'stage' | 'editable' | 'onChange'>) {
  const { t } = useTranslation('stages');
  const named = t('roleByName', { role: t(`roles.${stage.namedRole ?? 'none'}`) });
  const choices = [{ value: byName, label: named }, ...saidRoles.map((value) => ({ value, label: t(`roles.${value}`) }))];
  return (
    <SelectField
      label={t('role')} help={t('roleHelp')} disabled={!editable} data={choices} value={stage.role ?? byName}
      onChange={(value) => onChange({ role: saidRoles.find((role) => role === value) ?? null })}
    />
  );
}

function PutBack({ stage, pipeline }: { readonly stage: Stage; readonly pipeline: number }) {
  const { t } = useTranslation('stages');
  const failure = useFailure();
  const client = useQueryClient();
  const putBack = useMutation(queries.stages.putBack.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  return (
    <>
      {putBack.error ? <Notice verdict="present">{failure(putBack.error).what}</Notice> : null}
      <Button busy={putBack.isPending} onClick={() => putBack.mutate({ id: pipeline, stage: stage.id })}>{t('putBack')}</Button>
    </>
  );
}
