import { implement } from '@orpc/server';
import { decideJoin, forgetJoin, separateCard } from '#actions/joins.ts';
import { beginLoad, beginUndo, findLoad, stopLoad } from '#actions/loads.ts';
import { offsetOf } from '#core/shared/page.ts';
import { listDecisions } from '#store/entities/decisions.ts';
import { listJoined } from '#store/entities/joined.ts';
import { listProposals } from '#store/entities/named.ts';
import { listLoads, listRejects, type LoadOptions } from '#store/loads/load-log.ts';
import type { RequestContext } from '../context.ts';
import { intakeContract } from './contract.ts';
import { findFile, listKinds, showDecision, showLoad, showPreview, showProposal } from './views.ts';

const route = implement(intakeContract).$context<RequestContext>();
const done = { done: true } as const;

export const intakeRoutes = route.router({
  kinds: route.kinds.handler(({ context }) => listKinds(context)),
  preview: route.preview.handler(({ context, input }) => showPreview(context, input.fileId, input.kind, input.options as LoadOptions)),
  start: route.start.handler(async ({ context, input }) => {
    const { database, viewer, jobs, uploadPath } = context;
    const file = await findFile(context, input.fileId);
    const filePath = uploadPath(file.id);
    const id = await beginLoad(database, viewer, { kind: input.kind, fileName: file.name, fileBytes: file.bytes, filePath, options: input.options as LoadOptions });
    await jobs.load(id);
    return showLoad(context, await findLoad(database, viewer, id));
  }),
  list: route.list.handler(async ({ context, input }) => {
    const { rows, total } = await listLoads(context.database.sql, context.viewer, input);
    return { rows: await Promise.all(rows.map((load) => showLoad(context, load))), total };
  }),
  read: route.read.handler(async ({ context, input }) => showLoad(context, await findLoad(context.database, context.viewer, input.id))),
  stop: route.stop.handler(async ({ context, input }) => {
    await stopLoad(context.database, context.viewer, input.id);
    return done;
  }),
  undo: route.undo.handler(async ({ context, input }) => {
    await beginUndo(context.database, context.viewer, input.id);
    await context.jobs.undo(input.id, context.viewer.userId);
    return done;
  }),
  rejects: route.rejects.handler(async ({ context, input }) => {
    const load = await findLoad(context.database, context.viewer, input.id);
    const rows = await listRejects(context.database.sql, load.id, { offset: offsetOf(input), size: input.size });
    return { rows: rows.map(({ line, cells, problems }) => ({ line, cells: [...cells], problems: problems.map((problem) => ({ ...problem, params: { ...problem.params } })) })), total: load.rejected };
  }),
  joined: route.joined.handler(async ({ context, input }) => {
    const { rows, total } = await listJoined(context.database.sql, context.viewer, input);
    return { rows: rows.map((row) => ({ ...row, cards: [...row.cards], shared: [...row.shared] })), total };
  }),
  separate: route.separate.handler(async ({ context, input }) => {
    await separateCard(context.database, context.viewer, input.id, input.label);
    return done;
  }),
  proposals: route.proposals.handler(async ({ context, input }) => {
    const { rows, total } = await listProposals(context.database.sql, context.viewer, input);
    return { rows: rows.map(showProposal), total };
  }),
  decide: route.decide.handler(async ({ context, input }) => {
    await decideJoin(context.database, context.viewer, input);
    return done;
  }),
  decisions: route.decisions.handler(async ({ context, input }) => {
    const { rows, total } = await listDecisions(context.database.sql, context.viewer, input);
    return { rows: rows.map(showDecision), total };
  }),
  forget: route.forget.handler(async ({ context, input }) => {
    await forgetJoin(context.database, context.viewer, input);
    return done;
  }),
});
