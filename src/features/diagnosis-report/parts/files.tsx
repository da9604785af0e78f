import { useTranslation } from 'react-i18next';
import { api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { DownloadButton } from '#web/ui/download-button.tsx';
import styles from './report.module.css';

const forms = [
  { format: 'pdf', about: 'pdfAbout', ending: 'pdf' },
  { format: 'xlsx', about: 'xlsxAbout', ending: 'xlsx' },
  { format: 'map', about: 'mapAbout', ending: 'pdf' },
] as const;

/** The three files, each with what is in it. */
export function Files({ asOf }: { readonly asOf: string | undefined }) {
  const { t } = useTranslation('diagnosisReport');
  const { language } = useFormat();
  const failure = useFailure();
  return (
    <ul className={styles.files}>
      {forms.map(({ format, about, ending }) => (
        <li key={format} className={styles.file}>
          <p>{t(about)}</p>
          <div className={styles.get}>
            <DownloadButton name={`${t('nav')}.${ending}`} failure={failure} get={() => api.diagnosisReport.download({ format, language, ...(asOf !== undefined && { asOf }) })}>{t(format)}</DownloadButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
