import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mayImport } from '#core/people/rights.ts';
import { useAddress } from '#web/address.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Tabs, type Tab } from '#web/ui/tabs.tsx';
import { FilesPart } from './parts/files-part.tsx';
import { JoinedPart } from './parts/joined-part.tsx';
import { NamesPart } from './parts/names-part.tsx';
import { useLoadWatch } from './parts/use-load-watch.ts';

const tabs = ['files', 'names', 'joined'] as const;
const address = z.object({ part: z.enum(tabs).catch('files') });

/** How many pairs of similar names wait for a decision, over customers, products and employees. */
function useProposalCount(enabled: boolean): number {
  const total = (entity: 'customer' | 'product' | 'employee') => queries.intake.proposals.queryOptions({ input: { entity, size: 1 }, enabled });
  const counts = [useQuery(total('customer')), useQuery(total('product')), useQuery(total('employee'))];
  return counts.reduce((sum, { data }) => sum + (data?.total ?? 0), 0);
}

/** Everything that comes in: files and their history, names that look alike, customers that were joined. */
export function IntakeScreen() {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { user } = useSession();
  const [{ part }, change] = useAddress(address);
  useLoadWatch();
  const wide = mayImport(user, 'customers');
  const proposals = useProposalCount(wide);
  const shown: readonly Tab<(typeof tabs)[number]>[] = [
    { name: 'files', label: t('tabFiles') },
    { name: 'names', label: t('tabNames'), ...(proposals > 0 && { count: format.number(proposals) }) },
    { name: 'joined', label: t('tabJoined') },
  ];
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} />
      {wide ? (
        <Tabs label={t('parts')} tabs={shown} value={part} onChange={(next) => change({ part: next })}>
          {part === 'files' ? <FilesPart /> : part === 'names' ? <NamesPart /> : <JoinedPart />}
        </Tabs>
      ) : (
        <FilesPart />
      )}
    </>
  );
}
