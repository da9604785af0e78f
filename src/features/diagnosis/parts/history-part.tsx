import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChartFigure } from '#web/charts/chart-figure.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { HistoryAnswer, MistakeAnswer } from './answers.ts';
import { HistoryChart } from './history-chart.tsx';
import styles from './mistake.module.css';
import { useSay } from './use-words.ts';

/** The score over the kept days, with the start of a repair marked. */
export function HistoryPart({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const history = useQuery(queries.diagnosis.history.queryOptions({ input: { number: mistake.number }, refetchInterval: ({ state }) => (state.data?.isPending === true ? 5000 : false) }));
  return (
    <Section title={t('mistake.history')} note={t('mistake.historyNote')}>
      <Loaded query={history} failure={failure}>{(data) => <Shown history={data} mistake={mistake} />}</Loaded>
    </Section>
  );
}

function Shown({ history, mistake }: { readonly history: HistoryAnswer; readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const say = useSay();
  const points = history.points.filter(({ value }) => value !== null);
  if (points.length < 2) return <p className={styles.gap}>{t(history.isPending ? 'mistake.historyPending' : 'mistake.historyNone')}</p>;
  const label = `${t('mistake.history')}: ${say(mistake.topic)}`;
  const columns = [{ key: 'day', title: t('rows.at') }, { key: 'score', title: t('mistake.score'), number: true }, { key: 'kind', title: t('mistake.kind') }];
  const rows = history.points.map(({ day, value, kind }) => ({ key: day, cells: [format.shortDay(day, true), value === null ? '—' : format.number(value, { digits: 2 }), t(`mistake.${kind}`)] }));
  return (
    <>
      <ChartFigure label={label} table={{ columns, rows }} pictureName={say(mistake.topic)}>
        <HistoryChart label={label} points={points.map(({ day, value, kind }) => ({ day, value: value ?? 0, isFound: kind === 'found' }))} startedOn={history.startedOn} startedWord={(day) => t('mistake.started', { day })} />
      </ChartFigure>
      {history.isPending ? <p className={styles.gap}>{t('mistake.historyPending')}</p> : null}
    </>
  );
}
