import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './copy-field.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** Whether it stands there from the beginning: then nobody's focus is taken. */
  readonly isLasting?: boolean;
}

/** A text to take away: a link, a secret. Where the browser keeps its clipboard closed, the text is selected instead. */
export function CopyField({ label, value, isLasting = false }: CopyFieldProps) {
  const { t } = useTranslation('ui');
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  // What is shown once comes after a press of a button that is gone: the focus goes on from here.
  useEffect(() => {
    if (!isLasting) field.current?.select();
  }, [isLasting]);
  const copy = async () => {
    field.current?.select();
    const kept = await navigator.clipboard?.writeText(value).then(() => true, () => false);
    setCopied(kept === true);
  };
  return (
    <div className={styles.field}>
      <TextInput ref={field} label={label} value={value} readOnly className={styles.input} onFocus={(event) => event.currentTarget.select()} />
      <Button onClick={() => void copy()}>{copied ? t('copied') : t('copy')}</Button>
      <span role="status" className="visually-hidden">{copied ? t('copied') : ''}</span>
    </div>
  );
}
