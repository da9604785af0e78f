import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import { questionOf } from './address.ts';
import { useFunnel, useWhole } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import styles from './side.module.css';
import { useGroupName } from './use-words.ts';

/** Where to send effort: groups that convert better than the whole for certain. */
export function BestSegments() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const failure = useFailure();
  const whole = useWhole();
  const nameOf = useGroupName();
  const { address } = useFunnel();
  const query = useQuery(queries.funnel.best.queryOptions({ input: questionOf(address) }));
  return (
    <section className={styles.part}>
      <h2>{t('best')}</h2>
      <Loaded query={query} failure={failure} skeleton={<Skeleton rows={3} />}>
        {({ rows, reference }) =>
          rows.length === 0 || reference === null ? (
            <p className={styles.note}>{t('bestNone')}</p>
          ) : (
            <>
              <p className={styles.note}>{t('bestNote', { whole: t(`whole.${whole}`), share: format.share(reference.share) })}</p>
              <KeyValues
                label={t('best')}
                rows={rows.map(({ breakdown, key, won, closed, winRate }) => ({
                  key: `${breakdown}=${key}`,
                  label: <>{nameOf(breakdown, key)} <small className={styles.below}>{t(`by.${breakdown}`).toLowerCase()}, {format.outOf(won, closed)}</small></>,
                  value: <RowsButton behind={{ set: 'all', only: [`${breakdown}=${key}`] }} what={nameOf(breakdown, key)}>{format.share(winRate.share)}</RowsButton>,
                  aside: format.shareInterval(winRate.low, winRate.high),
                }))}
              />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
