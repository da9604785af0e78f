import { z } from 'zod';
import { dayText, done, guarded, instantText, pageOf } from '../procedure.ts';
import * as shapes from './shapes.ts';

const read = { resource: 'diagnosis', verb: 'read' } as const;
const edit = { resource: 'diagnosis', verb: 'edit' } as const;
const tags = ['diagnosis'];

const recordId = z.int().min(1).max(2_147_483_647);
const asOf = { asOf: dayText.optional() };
const one = z.object({ number: shapes.number, ...asOf });

/** When, and on what ground, a diagnosis was made. */
const frame = {
  day: dayText,
  asOf: instantText,
  madeAt: instantText,
  /** Set where the newest fact is so old that the diagnosis is as of the day after it. */
  newestFact: dayText.nullable(),
  isStale: z.boolean(),
};

const page = { page: z.int().min(1).default(1), size: z.int().min(1).max(200).default(25) };

export const diagnosisContract = {
  map: guarded(read)
    .route({ method: 'GET', path: '/diagnosis', summary: 'The thirty, judged; where to start; what lacks data', tags })
    .input(z.object(asOf))
    .output(
      z.object({
        ...frame,
        mistakes: z.array(shapes.leaf),
        /** The moves worth most now. */
        start: z.array(shapes.number),
        /** What one more file would let judge, the most useful first. */
        gaps: z.array(z.object({ source: z.string(), name: shapes.words, or: z.array(shapes.words), mistakes: z.array(shapes.number), signals: z.int() })),
        mayRepair: z.boolean(),
      }),
    ),
  mistake: guarded(read)
    .route({ method: 'GET', path: '/diagnosis/mistakes/{number}', summary: 'One mistake: verdict, every signal, price, steps of repair', tags })
    .input(one)
    .output(
      z.object({
        ...frame,
        ...shapes.leaf.shape,
        title: shapes.words,
        what: shapes.words,
        why: shapes.words,
        points: z.array(shapes.words),
        signals: z.array(shapes.signal),
        questions: z.array(z.object({ id: z.string(), asks: z.string(), text: shapes.words, isAnswered: z.boolean(), isSkipped: z.boolean() })),
        steps: z.array(z.object({ id: z.string(), text: shapes.words, moves: z.array(z.string()), screen: z.string().nullable() })),
        priceOf: z.object({ formula: shapes.words, assumptions: z.array(shapes.words), inputs: z.record(z.string(), z.number()) }).nullable(),
        /** What was found that day, where it is another day than today. */
        foundThen: z.object({ verdict: shapes.verdict, score: z.number().nullable(), coverage: z.number() }).nullable(),
        repair: shapes.repair.nullable(),
        mayRepair: z.boolean(),
        mayBound: z.boolean(),
      }),
    ),
  hygiene: guarded(read)
    .route({ method: 'GET', path: '/diagnosis/hygiene', summary: 'What is out of order in the deals the viewer sees', tags })
    .input(z.object({}))
    .output(z.object({ signals: z.array(shapes.signal) })),
  history: guarded(read)
    .route({ method: 'GET', path: '/diagnosis/mistakes/{number}/history', summary: 'A mistake over time: found then, or recomputed', tags })
    .input(z.object({ number: shapes.number, signal: shapes.signalId.optional() }))
    .output(
      z.object({
        points: z.array(z.object({ day: dayText, kind: z.enum(['found', 'recomputed']), value: z.number().nullable(), verdict: shapes.verdict.nullable() })),
        startedOn: dayText.nullable(),
        isPending: z.boolean(),
      }),
    ),
  rows: guarded(read)
    .route({ method: 'GET', path: '/diagnosis/signals/{signal}/rows', summary: 'The rows behind a signal', tags })
    .input(z.object({ signal: shapes.signalId, ...asOf, all: z.boolean().default(false), ...page }))
    .output(pageOf(shapes.row)),
  bounds: guarded({ resource: 'settings', verb: 'read' })
    .route({ method: 'GET', path: '/diagnosis/bounds', summary: 'Every signal with its bound, and who changed which, when and why', tags })
    .input(z.object({}))
    .output(
      z.object({
        signals: z.array(
          z.object({
            signal: z.string(), mistake: shapes.number, topic: shapes.words, title: shapes.words, unit: z.string(), origins: z.array(z.string()), builtIn: shapes.bound, own: shapes.bound.nullable(),
          }),
        ),
        changes: z.array(z.object({ signal: z.string(), title: shapes.words, unit: z.string(), bound: shapes.bound.nullable(), note: z.string(), by: z.string().nullable(), at: instantText })),
      }),
    ),
  setBound: guarded({ resource: 'settings', verb: 'edit' })
    .route({ method: 'PUT', path: '/diagnosis/bounds/{signal}', summary: 'Set a bound of one\'s own, or put the built-in one back', tags })
    .input(z.object({ signal: shapes.signalId, bound: shapes.bound.nullable(), note: z.string().trim().min(3).max(1000) }))
    .output(done),
  repairs: guarded(read)
    .route({ method: 'GET', path: '/repairs', summary: 'Repairs under way and ended', tags })
    .input(z.object({}))
    .output(z.object({ repairs: z.array(shapes.repair), mayRepair: z.boolean() })),
  repair: guarded(read)
    .route({ method: 'GET', path: '/repairs/{id}', summary: 'A repair: its steps, and whether its signals moved', tags })
    .input(z.object({ id: recordId }))
    .output(z.object({ ...shapes.repair.shape, outcomes: z.array(shapes.outcome), isToday: z.boolean(), mayRepair: z.boolean() })),
  startRepair: guarded(edit)
    .route({ method: 'POST', path: '/repairs', summary: 'Begin the repair of a mistake', tags })
    .input(
      z.object({
        mistake: shapes.number,
        ownerId: recordId.nullable(),
        note: z.string().trim().max(2000).nullable().default(null),
        dueOn: dayText,
        steps: z.array(z.object({ step: z.string().max(100).nullable(), text: z.string().trim().min(1).max(500).nullable(), ownerId: recordId.nullable(), dueOn: dayText.nullable() }).refine(({ step, text }) => step !== null || text !== null)).min(1).max(30),
        signals: z.array(shapes.signalId).min(1).max(30),
      }),
    )
    .output(z.object({ id: z.int() })),
  changeStep: guarded(edit)
    .route({ method: 'PATCH', path: '/repairs/{id}/steps/{place}', summary: 'Say of a step that it is done, whose it is, until when', tags })
    .input(z.object({ id: recordId, place: z.int().min(0).max(1000), isDone: z.boolean().optional(), ownerId: recordId.nullable().optional(), dueOn: dayText.nullable().optional() }))
    .output(done),
  endRepair: guarded(edit)
    .route({ method: 'POST', path: '/repairs/{id}/end', summary: 'End a repair as done or dropped', tags })
    .input(z.object({ id: recordId, ending: z.enum(['done', 'dropped']) }))
    .output(done),
};
