import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Loaded } from '#web/ui/loaded.tsx';
import { useSurveyAddress } from './address.ts';
import { Questions } from './questions.tsx';
import { type Survey, withAnswer } from './shapes.ts';

/** The items of who is signed in; where one is stands in the address. */
export function OwnQuestions() {
  const { t } = useTranslation('survey');
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const [{ round, item }, change] = useSurveyAddress();
  const options = queries.survey.read.queryOptions();
  const survey = useQuery({ ...options, refetchOnWindowFocus: false });
  return (
    <Loaded query={survey} failure={failure} noPermission={t('nothing')}>
      {(data) => (
        <Questions
          survey={data}
          place={{ round, item }}
          onGo={(place) => change({ round: place.round, item: place.item }, { replace: place.round === round })}
          saving={{
            owner: user.id,
            save: (question, answer) => api.survey.answer({ question, answer }),
            onSaved: (question, answer, expiresOn) => client.setQueryData(options.queryKey, (before: Survey | undefined) => before && withAnswer(before, question, answer, expiresOn)),
          }}
        />
      )}
    </Loaded>
  );
}
