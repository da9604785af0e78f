import { IconUpload } from '@tabler/icons-react';
import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from './button.tsx';
import { cx } from './class-names.ts';
import styles from './dropzone.module.css';

interface DropzoneProps {
  readonly onFiles: (files: File[]) => void;
  /** Endings the file dialog offers: `.csv,.xlsx`. Dropping takes any file; the server refuses in words. */
  readonly accept?: string;
  /** What may be dropped, in words. */
  readonly help: ReactNode;
  readonly disabled?: boolean;
  /** True where another button of the page is the next thing to do: lower, and without the black button. */
  readonly quiet?: boolean;
}

/** Takes files by drag and drop, or from the dialog of the system for everyone else. */
export function Dropzone({ onFiles, accept, help, disabled = false, quiet = false }: DropzoneProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!disabled && files.length > 0) onFiles(files);
  };
  return (
    <div
      className={cx(styles.zone, quiet && styles.quiet, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload size={22} stroke={1.5} aria-hidden />
      <p className={styles.title}>{t('dropHere')}</p>
      <p className={styles.help}>{help}</p>
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        disabled={disabled}
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <label htmlFor={id} className={cx(buttonClass(quiet ? 'outline' : 'primary'), styles.choose)}>{t('chooseFiles')}</label>
    </div>
  );
}
