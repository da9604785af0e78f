import { z } from 'zod';
import { answerWords } from '#core/diagnosis/answer-words.ts';
import { askedRoles } from '#core/diagnosis/vocabulary.ts';
import { pageFields } from '#core/shared/page.ts';
import { dayText, done, guarded, instantText, pageOf } from '../procedure.ts';

const edit = { resource: 'diagnosis', verb: 'edit' } as const;
const tags = ['survey'];

const words = z.object({ ru: z.string(), en: z.string() });
const question = z.string().min(1).max(20);
const answer = z.enum(answerWords);
const secret = z.string().min(1).max(200);
const as = z.enum(askedRoles);

const item = z.object({
  question: z.string(),
  text: words,
  mistake: z.int(),
  topic: words,
  /** In which round it is asked, from 1: at most thirty items each. */
  round: z.int(),
  answer: answer.nullable(),
  /** The day from which the answer no longer counts. */
  expiresOn: dayText.nullable(),
  isExpiring: z.boolean(),
});

const survey = z.object({
  /** As whom one is asked; nobody when the role is asked nothing. */
  asked: z.array(as),
  items: z.array(item),
  /** How many items are left out, as data answer them. */
  skipped: z.int(),
  /** For a link: the day on which it ends. */
  linkExpiresOn: dayText.nullable(),
});

const saved = z.object({ expiresOn: dayText });

const named = z.object({ name: z.string(), role: z.enum(['owner', 'head-of-sales']), answered: z.int(), asked: z.int(), answeredAt: instantText.nullable() });

const link = z.object({
  id: z.int(),
  as,
  note: z.string(),
  createdBy: z.string().nullable(),
  createdAt: instantText,
  expiresAt: instantText,
  state: z.enum(['open', 'expired', 'ended']),
  openedAt: instantText.nullable(),
  /** Null for reps, of whom nobody is told how far they are. */
  answered: z.int().nullable(),
});

export const surveyContract = {
  read: guarded('signed-in')
    .route({ method: 'GET', path: '/survey', summary: 'The own items of the self-diagnosis with the own answers', tags })
    .output(survey),
  answer: guarded('signed-in')
    .route({ method: 'PUT', path: '/survey/answers/{question}', summary: 'Answer one of the own items', tags })
    .input(z.object({ question, answer }))
    .output(saved),
  people: guarded(edit)
    .route({ method: 'GET', path: '/survey/people', summary: 'Who by name answered how much, and how many reps answered', tags })
    .output(
      z.object({
        named: z.array(named),
        /** Reps by number alone: how many answered, how many users and open links are asked, and from how many on they count. */
        reps: z.object({ answered: z.int(), users: z.int(), links: z.int(), fewest: z.int(), asked: z.int() }),
      }),
    ),
  links: guarded(edit)
    .route({ method: 'GET', path: '/survey/links', summary: 'Links by which items were handed over', tags })
    .input(z.object(pageFields(['createdAt', 'note', 'expiresAt'])))
    .output(pageOf(link)),
  handOver: guarded(edit)
    .route({ method: 'POST', path: '/survey/links', summary: 'Hand the items of a role to someone; the link is shown once', tags })
    .input(z.object({ as, note: z.string().trim().min(1).max(200) }))
    .output(z.object({ id: z.int(), link: z.string(), expiresAt: instantText })),
  endLink: guarded(edit)
    .route({ method: 'DELETE', path: '/survey/links/{id}', summary: 'End a link; what came by it stays', tags })
    .input(z.object({ id: z.int().min(1).max(2_147_483_647) }))
    .output(done),
  openLink: guarded('public')
    .route({ method: 'POST', path: '/answer/open', summary: 'The items that a link asks, with the answers given by it', tags })
    .input(z.object({ secret }))
    .output(survey),
  answerByLink: guarded('public')
    .route({ method: 'POST', path: '/answer/save', summary: 'Answer one of the items that a link asks', tags })
    .input(z.object({ secret, question, answer }))
    .output(saved),
};
