import { z } from 'zod';
import { saidRoles, stageRoles } from '#core/pipeline/stage-roles.ts';
import { pipelineFaults, stageFaults } from '#core/pipeline/stage-hints.ts';
import { dayText, guarded } from '../procedure.ts';

const read = { resource: 'settings', verb: 'read' } as const;
const edit = { resource: 'settings', verb: 'edit' } as const;
const tags = ['stages'];

const id = z.int().min(1).max(2_147_483_647);
const count = z.int().min(0);
const kind = z.enum(['open', 'won', 'lost']);

const pipeline = z.object({
  id: z.int(),
  /** Empty where files name no pipeline. */
  name: z.string(),
  deals: count,
  stages: count,
  /** Stages that a person changed. */
  changed: count,
  forNewCustomers: z.boolean(),
});

const stage = z.object({
  id: z.int(),
  name: z.string(),
  kind,
  criterion: z.string().nullable(),
  /** Working days. */
  normDays: z.number().nullable(),
  /** Of payment, per cent from 0 to 100. */
  probability: z.number().nullable(),
  origin: z.enum(['file', 'learnt', 'person']),
  /** What a person said is reached at it. */
  role: z.enum(saidRoles).nullable(),
  /** What its name says, which holds while nobody said anything. */
  namedRole: z.enum(stageRoles).nullable(),
  /** Deals that were ever in it, by recorded moves. */
  visited: count,
  changed: z.array(z.enum(['kind', 'position', 'criterion', 'norm_days', 'probability', 'role'])),
  faults: z.array(z.enum(stageFaults)),
});

const settings = z.object({ pipeline, stages: z.array(stage), faults: z.array(z.enum(pipelineFaults)) });

const wanted = z
  .array(
    z.object({
      id,
      kind,
      criterion: z.string().max(2000).nullable(),
      normDays: z.number().min(0).max(10_000).nullable(),
      probability: z.number().min(0).max(100).nullable(),
      role: z.enum(saidRoles).nullable().default(null),
    }),
  )
  .min(1)
  .max(500);

const figures = z.object({
  won: count,
  lost: count,
  winRate: z.number().nullable(),
  /** Closed deals of which no open stage is known: they are in no stage. */
  stageUnknown: count,
  stages: z.array(z.object({ id: z.int(), name: z.string(), reached: count, lost: count, conversion: z.number().nullable() })),
});

export const stagesContract = {
  pipelines: guarded(read)
    .route({ method: 'GET', path: '/settings/pipelines', summary: 'Pipelines and what is set of them', tags })
    .output(z.object({ rows: z.array(pipeline) })),
  read: guarded(read)
    .route({ method: 'GET', path: '/settings/pipelines/{id}', summary: 'The stages of a pipeline in order, with what is amiss', tags })
    .input(z.object({ id }))
    .output(settings),
  mark: guarded(edit)
    .route({ method: 'PATCH', path: '/settings/pipelines/{id}', summary: 'Say whether a pipeline is for new customers', tags })
    .input(z.object({ id, forNewCustomers: z.boolean() }))
    .output(settings),
  preview: guarded(edit)
    .route({ method: 'POST', path: '/settings/pipelines/{id}/preview', summary: 'How figures would change with the stages so set; nothing is written', tags })
    .input(z.object({ id, stages: wanted }))
    .output(z.object({ from: dayText, to: dayText, before: figures, after: figures })),
  change: guarded(edit)
    .route({ method: 'PUT', path: '/settings/pipelines/{id}/stages', summary: 'Set order, kinds, criteria, norms and probabilities of all stages', tags })
    .input(z.object({ id, stages: wanted }))
    .output(settings),
  putBack: guarded(edit)
    .route({ method: 'POST', path: '/settings/pipelines/{id}/put-back', summary: 'Put a stage, or all of them, back to what files say or what was learnt', tags })
    .input(z.object({ id, stage: id.nullable().default(null) }))
    .output(settings),
};
