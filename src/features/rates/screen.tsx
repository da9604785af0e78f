import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { MissingRates } from './parts/missing.tsx';
import { PasteDrawer } from './parts/paste-drawer.tsx';
import { RateDrawer } from './parts/rate-drawer.tsx';
import { RateList } from './parts/rate-list.tsx';
import { VatDrawer } from './parts/vat-drawer.tsx';
import { VatRates } from './parts/vat-rates.tsx';

/** Rates into the organisation's currency, what lacks one, and the rates of VAT. */
export function RatesScreen() {
  const { t } = useTranslation('rates');
  const { user, organisation } = useSession();
  const rate = useDrawer('rate');
  const paste = useDrawer('paste');
  const editable = mayDo(user, 'settings', 'edit');
  const actions = (
    <>
      <Button onClick={() => paste.open('rates')}>{t('paste')}</Button>
      <Button kind="primary" onClick={() => rate.open('new')}>{t('add')}</Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('nav')} about={t('about', organisation)} actions={editable ? actions : null} />
      <MissingRates />
      <RateList />
      <VatRates />
      {editable ? <><RateDrawer /><PasteDrawer /><VatDrawer /></> : null}
    </>
  );
}
