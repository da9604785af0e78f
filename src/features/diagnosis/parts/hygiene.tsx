import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import { useMistakeAddress } from './address.ts';
import { RowsDrawer } from './rows-drawer.tsx';
import { SignalsPart } from './signals-part.tsx';

/** A rep's own deals: what is out of order in them, row by row. */
export function Hygiene() {
  const { t } = useTranslation('diagnosis');
  const failure = useFailure();
  const [address, change] = useMistakeAddress();
  const hygiene = useQuery(queries.diagnosis.hygiene.queryOptions({ input: {} }));
  return (
    <>
      <PageHeader title={t('hygiene.title')} about={t('hygiene.about')} />
      <Loaded query={hygiene} failure={failure} skeleton={<Skeleton rows={6} />}>
        {({ signals }) =>
          signals.every(({ isAvailable }) => !isAvailable) ? (
            <Empty why={t('hygiene.none')} />
          ) : (
            <>
              <SignalsPart mistake={{ signals }} openId={address.open ?? null} onOpen={(id) => change({ open: `signal.${id}`, page: 1 })} />
              <RowsDrawer mistake={{ signals, mayBound: false }} address={address} change={change} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
