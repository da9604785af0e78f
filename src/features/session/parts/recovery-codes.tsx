import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { Button } from '#web/ui/button.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { useCopy } from './use-copy.ts';
import styles from './second-factor.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The recovery codes, shown this once: to copy, to keep as a file, to write down. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const { copied, copy } = useCopy();
  const text = `${t('recoveryFileTitle')}\n${codes.join('\n')}\n`;
  return (
    <div className={styles.codes}>
      <h2>{t('recoveryTitle')}</h2>
      <p>{t('recoveryOnce')}</p>
      <ol aria-label={t('recoveryTitle')}>
        {codes.map((code) => <li key={code}><code>{code}</code></li>)}
      </ol>
      <div className={styles.deeds}>
        <Button onClick={() => copy(text)}>{copied ? t('copied') : t('copyCodes')}</Button>
        <DownloadButton name="thirty-recovery-codes.txt" failure={failure} get={() => Promise.resolve(new Blob([text], { type: 'text/plain' }))}>{t('saveCodes')}</DownloadButton>
        <Button kind="primary" onClick={onDone}>{t('codesKept')}</Button>
      </div>
      <span role="status" className="visually-hidden">{copied ? t('copied') : ''}</span>
    </div>
  );
}
