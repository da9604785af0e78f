import { implement } from '@orpc/server';
import { answerByLink, answerQuestion } from '#actions/answers.ts';
import { endHandedOver, handOver, openQuestionnaire } from '#actions/questionnaires.ts';
import type { VisitContext } from '../context.ts';
import { surveyContract } from './contract.ts';
import { readLinks, readPeople } from './people.ts';
import { readByLink, readSurvey, showSaved } from './views.ts';

const route = implement(surveyContract).$context<VisitContext>();
const done = { done: true } as const;

export const surveyRoutes = route.router({
  read: route.read.handler(({ context }) => readSurvey(context)),
  answer: route.answer.handler(async ({ context, input }) => {
    await answerQuestion(context.database, context.viewer, input, context.now);
    return showSaved(context);
  }),
  people: route.people.handler(({ context }) => readPeople(context)),
  links: route.links.handler(({ context, input }) => readLinks(context, input)),
  handOver: route.handOver.handler(async ({ context, input }) => {
    const { id, secret, expiresAt } = await handOver(context.database, context.viewer, input, context.now);
    // The secret stands behind `#`: browsers do not send that part, so it gets into no server's log.
    return { id, link: `${context.baseUrl}/answer#${secret}`, expiresAt: expiresAt.toISOString() };
  }),
  endLink: route.endLink.handler(async ({ context, input }) => {
    await endHandedOver(context.database, context.viewer, input.id, context.now);
    return done;
  }),
  openLink: route.openLink.handler(async ({ context, input }) => readByLink(context, await openQuestionnaire(context.database, input.secret, context.now))),
  answerByLink: route.answerByLink.handler(async ({ context, input }) => {
    await answerByLink(context.database, input.secret, input, context.now);
    return showSaved(context);
  }),
});
