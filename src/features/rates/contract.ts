import { z } from 'zod';
import { pageFields } from '#core/shared/page.ts';
import { dayText, done, guarded, pageOf } from '../procedure.ts';

const read = { resource: 'settings', verb: 'read' } as const;
const edit = { resource: 'settings', verb: 'edit' } as const;
const tags = ['rates'];

const currency = z.string().regex(/^[A-Z]{3}$/u);
const count = z.int().min(0);
/** How much of the organisation's currency one unit is; a decimal, above zero. */
const rate = z.string().regex(/^(?!0+(\.0*)?$)\d{1,15}(\.\d{1,18})?$/u);
/** Per cent. */
const vatRate = z.string().regex(/^(100|\d{1,2}(\.\d{1,4})?)$/u);
const row = z.object({ currency, day: dayText, rate });

export const ratesContract = {
  list: guarded(read)
    .route({ method: 'GET', path: '/rates', summary: "Rates into the organisation's currency", tags })
    .input(z.object({ ...pageFields(['day', 'currency', 'rate']), descending: z.boolean().default(true), currency: currency.optional(), from: dayText.optional(), to: dayText.optional() }))
    .output(pageOf(row)),
  missing: guarded(read)
    .route({ method: 'GET', path: '/rates/missing', summary: 'Facts that are in no sum for want of a rate, by currency and month', tags })
    .input(z.object(pageFields(['month', 'currency'])))
    .output(pageOf(z.object({ currency: z.string(), month: dayText, firstDay: dayText, deals: count, orderLines: count, payments: count }))),
  set: guarded(edit)
    .route({ method: 'POST', path: '/rates', summary: 'Set rates in place of any of the same days', tags })
    .input(z.object({ rows: z.array(row).min(1).max(5000) }))
    .output(z.object({ added: count, changed: count, same: count })),
  remove: guarded(edit)
    .route({ method: 'DELETE', path: '/rates/{currency}/{day}', summary: 'Take a rate away', tags })
    .input(z.object({ currency, day: dayText }))
    .output(done),
  listVat: guarded(read)
    .route({ method: 'GET', path: '/vat-rates', summary: 'Rates of VAT by the day from which they hold', tags })
    .output(z.object({ rows: z.array(z.object({ since: dayText, rate: vatRate })) })),
  setVat: guarded(edit)
    .route({ method: 'PUT', path: '/vat-rates/{since}', summary: 'Set the rate of VAT from a day on; recalculated sums follow', tags })
    .input(z.object({ since: dayText, rate: vatRate }))
    .output(done),
  removeVat: guarded(edit)
    .route({ method: 'DELETE', path: '/vat-rates/{since}', summary: 'Take a rate of VAT away', tags })
    .input(z.object({ since: dayText }))
    .output(done),
};
