import { z } from 'zod';
import { dayText, guarded } from '../procedure.ts';

const organisation = z.object({
  name: z.string().trim().max(200).nullable(),
  timeZone: z.string().max(100),
  currency: z.string().length(3),
  vatIncluded: z.boolean(),
  historyCompleteSince: dayText.nullable(),
});

export const organisationContract = {
  read: guarded('signed-in')
    .route({ method: 'GET', path: '/organisation', summary: 'Name, time zone, currency, VAT', tags: ['organisation'] })
    .output(organisation),
  change: guarded({ resource: 'settings', verb: 'edit' })
    .route({ method: 'PATCH', path: '/organisation', summary: 'Change what is given', tags: ['organisation'] })
    .input(organisation.partial().extend({ loadedSums: z.enum(['recalculate', 'keep']).optional() }))
    .output(organisation),
};
