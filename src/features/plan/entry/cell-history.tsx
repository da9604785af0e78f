import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { useCellText } from './cell-text.ts';
import { useEntry, useWhoWords, type CellPlace } from './entry-context.ts';
import styles from './cell-history.module.css';

/** What the plan under the keyboard was and is, who said so and when. */
export function CellHistory() {
  const { t } = useTranslation('planEntry');
  const format = useFormat();
  const whoOf = useWhoWords();
  const { place } = useEntry();
  const note = place === null ? undefined : t('historyOf', { who: whoOf(place), month: format.month(`${place.month}-01`) });
  return (
    <Section title={t('history')} note={note}>
      {place === null ? <p className={styles.hint}>{t('pickCell')}</p> : <Versions place={place} />}
    </Section>
  );
}

function Versions({ place }: { readonly place: CellPlace }) {
  const { t } = useTranslation('planEntry');
  const failure = useFailure();
  const format = useFormat();
  const { zone } = useSession().organisation;
  const { grid, address } = useEntry();
  const text = useCellText(grid.metric.unit);
  const input = { metric: grid.metric.id, ...place, ...(address.segment !== undefined && { segment: address.segment }) };
  const query = useQuery(queries.plan.versions.queryOptions({ input }));
  return (
    <Loaded query={query} failure={failure} skeleton={<p className={styles.hint} />}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className={styles.hint}>{t('noVersions')}</p>
        ) : (
          <div className={styles.list}>
            <KeyValues
              label={t('history')}
              rows={rows.map(({ value, at, by, byHand, fileName, loadId, isInForce }) => ({
                key: String(loadId),
                label: `${format.instant(at, zone)}, ${byHand ? t('versionHand') : t('versionFile', { name: fileName })}, ${by ?? t('nobodyNamed')}`,
                value: value === null ? t('clearedValue') : text.show(value),
                aside: isInForce ? t('inForce') : t('notInForce'),
                strong: isInForce,
              }))}
            />
          </div>
        )
      }
    </Loaded>
  );
}
