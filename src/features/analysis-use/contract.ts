import { z } from 'zod';
import { analyses } from '#core/diagnosis/analyses.ts';
import { roles } from '#core/people/viewer.ts';
import { dayText, done, guarded } from '../procedure.ts';

const tags = ['analyses'];
const analysis = z.enum(analyses);

export const analysisUseContract = {
  opened: guarded('signed-in')
    .route({ method: 'POST', path: '/analyses/{analysis}/opened', summary: 'Note that a person opened an analysis today', tags })
    .input(z.object({ analysis }))
    .output(done),
  uses: guarded('signed-in')
    .route({ method: 'GET', path: '/analyses/uses', summary: 'Who opened which analysis on which day, of the last 90 days; a rep sees the own ones', tags })
    .input(z.object({}))
    .output(z.object({ uses: z.array(z.object({ analysis, day: dayText, who: z.string(), role: z.enum(roles) })) })),
};
