import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '#web/queries.ts';

interface Sums {
  /** Whether the organisation counts with VAT; undefined until it is known. */
  readonly vatIncluded: boolean | undefined;
  /** «с НДС» or «без НДС». */
  readonly vatWord: (included: boolean) => string;
  /** What figures of money say of VAT: «Суммы с НДС»; undefined until it is known. */
  readonly note: string | undefined;
}

/** Whether sums contain VAT, in words. */
export function useSums(): Sums {
  const { t } = useTranslation('sums');
  const vatIncluded = useQuery(queries.organisation.read.queryOptions({ staleTime: 60_000 })).data?.vatIncluded;
  return {
    vatIncluded,
    vatWord: (included) => (included ? t('withVat') : t('withoutVat')),
    note: vatIncluded === undefined ? undefined : vatIncluded ? t('sumsWithVat') : t('sumsWithoutVat'),
  };
}
