import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { employeeFunctions } from '#core/people/employee.ts';
import { roles } from '#core/people/viewer.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Card } from './address.ts';
import { useFunctionWords } from './columns.tsx';
import styles from './employees.module.css';
import { useAskAnew } from './use-teams.ts';

type Edit = Card['edits'][number];

const labels = { email: 'email', role: 'role', team: 'team', head: 'head', functions: 'functions', hired_at: 'hiredAt', dismissed_at: 'dismissedAt' } as const;

/** What files say of a field, in the words of the card. */
function useFileWords(): (edit: Edit) => string {
  const { t } = useTranslation(['employees', 'shell']);
  const format = useFormat();
  const functionWords = useFunctionWords();
  return ({ field, fileValue }) => {
    if (fileValue === null || fileValue.length === 0) return t('fileSilent');
    if (Array.isArray(fileValue)) return t('fileSays', { value: functionWords(employeeFunctions.filter((name) => fileValue.includes(name))) });
    const role = field === 'role' ? roles.find((known) => known === fileValue) : undefined;
    if (role !== undefined) return t('fileSays', { value: t(`shell:roles.${role}`) });
    return t('fileSays', { value: field === 'hired_at' || field === 'dismissed_at' ? format.day(fileValue) : fileValue });
  };
}

/** The fields a person changed, what files say of them, and the way back. */
export function Edits({ card }: { readonly card: Card }) {
  const { t } = useTranslation('employees');
  const format = useFormat();
  const failure = useFailure();
  const askAnew = useAskAnew();
  const { organisation } = useSession();
  const fileWords = useFileWords();
  const putBack = useMutation(queries.employees.putBack.mutationOptions({ onSuccess: askAnew }));
  return (
    <>
      {card.edits.map((edit) => (
        <div key={edit.field} className={styles.edit}>
          <div>
            <p>{t(labels[edit.field])}, {fileWords(edit)}</p>
            <p>{t('editedBy', { who: edit.editedBy ?? t('commandLine'), when: format.instant(edit.editedAt, organisation.zone) })}</p>
          </div>
          <Button kind="text" aria-label={t('putBackLabel', { field: t(labels[edit.field]) })} busy={putBack.isPending} onClick={() => putBack.mutate({ id: card.employee.id, fields: [edit.field] })}>
            {t('putBack')}
          </Button>
        </div>
      ))}
      {putBack.error ? <Notice verdict="present">{failure(putBack.error).what}</Notice> : null}
    </>
  );
}
