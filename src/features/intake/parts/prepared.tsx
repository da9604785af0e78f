import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { FileCard } from './file-card.tsx';
import styles from './intake.module.css';
import { isReady, untouched, type Choice } from './shapes.ts';

interface PreparedProps {
  readonly fileIds: readonly string[];
  readonly onFiles: (fileIds: readonly string[]) => void;
}

/** Previews of the files, each as it was chosen to be read. */
function usePreviews(fileIds: readonly string[], choiceOf: (fileId: string) => Choice) {
  return useQueries({
    queries: fileIds.map((fileId) =>
      queries.intake.preview.queryOptions({
        input: { fileId, ...choiceOf(fileId) },
        staleTime: Infinity,
        placeholderData: (before: unknown) => before as never,
      }),
    ),
  });
}

/** Files that were sent and not loaded yet: what each was taken for, and the button that loads them all. */
export function Prepared({ fileIds, onFiles }: PreparedProps) {
  const { t } = useTranslation('intake');
  const failure = useFailure();
  const client = useQueryClient();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const choiceOf = (fileId: string): Choice => choices[fileId] ?? untouched;
  const previews = usePreviews(fileIds, choiceOf);
  const start = useMutation(queries.intake.start.mutationOptions());
  const ready = fileIds.flatMap((fileId, index) => {
    const { data, isPlaceholderData } = previews[index] ?? {};
    return data !== undefined && !isPlaceholderData && isReady(data) ? [{ fileId, kind: data.kind, options: choiceOf(fileId).options }] : [];
  });
  const loadAll = async () => {
    const left = new Set(fileIds);
    try {
      for (const file of ready) {
        await start.mutateAsync(file);
        left.delete(file.fileId);
      }
    } finally {
      onFiles([...left]);
      await client.invalidateQueries({ queryKey: queries.intake.list.key() });
    }
  };
  return (
    <Section title={t('readyTitle')} note={t('readyNote')}>
      <ul className={styles.cards}>
        {fileIds.map((fileId, index) => (
          <FileCard
            key={fileId}
            answer={previews[index]}
            alone={fileIds.length === 1}
            onChoose={(choice) => setChoices((all) => ({ ...all, [fileId]: choice }))}
            choice={choiceOf(fileId)}
            onRemove={() => onFiles(fileIds.filter((other) => other !== fileId))}
          />
        ))}
      </ul>
      {start.error ? <Notice verdict="present">{failure(start.error).what}</Notice> : null}
      {ready.length > 0 ? (
        <Button kind="primary" busy={start.isPending} className={styles.loadAll} onClick={() => void loadAll().catch(() => undefined)}>
          {t('loadAll', { count: ready.length })}
        </Button>
      ) : null}
    </Section>
  );
}
