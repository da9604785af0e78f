import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#web/api.ts';
import { codeOf, useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { LanguageSwitch } from '#web/shell/language-switch.tsx';
import { Logo } from '#web/shell/logo.tsx';
import { Empty } from '#web/ui/states.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import styles from './held-survey.module.css';
import { Questions } from './parts/questions.tsx';
import { type Place, type Survey, withAnswer } from './parts/shapes.ts';

/** The page of a link: the questions of its role for whoever holds it, and nothing else of the product. */
export function HeldSurvey({ secret }: { readonly secret: string }) {
  const { t } = useTranslation('survey');
  const failure = useFailure();
  const options = queries.survey.openLink.queryOptions({ input: { secret }, refetchOnWindowFocus: false });
  const survey = useQuery(options);
  useEffect(() => {
    // Another link opened in the same tab changes nothing but the part behind `#`.
    const openAnew = (): void => location.reload();
    window.addEventListener('hashchange', openAnew);
    return () => window.removeEventListener('hashchange', openAnew);
  }, []);
  const isSpent = survey.error !== null && codeOf(survey.error) === 'survey-link-invalid';
  return (
    <>
      <header className={styles.bar}>
        <Logo />
        <LanguageSwitch />
      </header>
      <main className={styles.page}>
        {isSpent ? (
          <>
            <PageHeader title={t('linkTitle')} />
            <Empty why={failure(survey.error).what} />
          </>
        ) : (
          <Loaded query={survey} failure={failure}>{(data) => <Held secret={secret} survey={data} />}</Loaded>
        )}
      </main>
    </>
  );
}

function Held({ secret, survey }: { readonly secret: string; readonly survey: Survey }) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const client = useQueryClient();
  const [place, setPlace] = useState<Place>({});
  const { queryKey } = queries.survey.openLink.queryOptions({ input: { secret } });
  return (
    <>
      <PageHeader title={t('linkTitle')} about={survey.linkExpiresOn === null ? null : t('linkAbout', { day: format.day(survey.linkExpiresOn) })} />
      <Questions
        survey={survey}
        place={place}
        onGo={setPlace}
        saving={{
          owner: `link-${secret.slice(-8)}`,
          save: (question, answer) => api.survey.answerByLink({ secret, question, answer }),
          onSaved: (question, answer, expiresOn) => client.setQueryData(queryKey, (before: Survey | undefined) => before && withAnswer(before, question, answer, expiresOn)),
        }}
      />
    </>
  );
}
