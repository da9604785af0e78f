import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { Failure } from './states.tsx';
import styles from './download-button.module.css';

interface DownloadButtonProps {
  /** Fetches the file; its name is what it is saved under. */
  readonly get: () => Promise<File | Blob>;
  /** The name for an answer that brings none. */
  readonly name: string;
  /** Turns what the call threw into words. */
  readonly failure: (error: unknown) => Failure;
  readonly children: ReactNode;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Fetches a file and saves it; what went wrong is said beside the button. */
export function DownloadButton({ get, name, failure, children }: DownloadButtonProps) {
  const fetching = useMutation({ mutationFn: get, onSuccess: (file) => save(file, file instanceof File && file.name !== '' ? file.name : name) });
  return (
    <>
      {fetching.error ? <span className={styles.failed} role="alert">{failure(fetching.error).what}</span> : null}
      <Button icon={<IconDownload stroke={1.6} aria-hidden />} busy={fetching.isPending} onClick={() => fetching.mutate()}>{children}</Button>
    </>
  );
}
