import { z } from 'zod';
import { guarded } from '../procedure.ts';

export const demoContract = {
  load: guarded({ resource: 'settings', verb: 'edit' })
    .route({ method: 'POST', path: '/demo', summary: 'Load the demonstration company in the background', tags: ['intake'] })
    .input(z.object({ seed: z.int().min(0).max(2_147_483_647).default(1) }))
    .output(z.object({ loadIds: z.array(z.int()) })),
};
