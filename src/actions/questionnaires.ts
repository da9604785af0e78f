import { rolesHandedBy } from '#core/diagnosis/asked-roles.ts';
import type { AskedRole } from '#core/diagnosis/vocabulary.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import type { Instant } from '#core/shared/zone.ts';
import { record } from '#store/audit.ts';
import type { Database } from '#store/database.ts';
import { addQuestionnaire, endQuestionnaire, findOpenQuestionnaire, markOpened, type OpenQuestionnaire } from '#store/diagnosis/questionnaires.ts';
import { authorise } from './authorise.ts';
import { hashSecret, newSecret } from './secrets.ts';

const linkDays = 14;

/** A link made: its secret is known now and never again. */
export interface HandedOver {
  readonly id: number;
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Hands the items of a role to someone by a link; an owner those of any role, a head of sales their own and the reps'. */
export async function handOver(database: Database, viewer: Viewer, asked: { readonly as: AskedRole; readonly note: string }, now: Instant): Promise<HandedOver> {
  authorise(viewer, 'diagnosis', 'edit');
  if (!rolesHandedBy(viewer.role).includes(asked.as)) throw new Problem('not-found');
  const secret = newSecret();
  const [createdAt, expiresAt] = [new Date(now), new Date(now + linkDays * 86_400_000)];
  const asksAboutHead = asked.as !== 'rep' || viewer.role === 'owner';
  return database.sql.transaction().execute(async (transaction) => {
    const id = await addQuestionnaire(transaction, { ...asked, asksAboutHead, secretHash: hashSecret(secret), createdBy: viewer.userId, createdAt, expiresAt });
    await record(transaction, viewer, { action: 'hand-over-questions', subjectType: 'questionnaire', subjectId: id, details: { as: asked.as, note: asked.note } });
    return { id, secret, expiresAt };
  });
}

/** Ends an open link at once; what came by it stays. */
export async function endHandedOver(database: Database, viewer: Viewer, id: number, now: Instant): Promise<void> {
  authorise(viewer, 'diagnosis', 'edit');
  await database.sql.transaction().execute(async (transaction) => {
    if (!(await endQuestionnaire(transaction, id, rolesHandedBy(viewer.role), new Date(now)))) throw new Problem('not-found');
    await record(transaction, viewer, { action: 'end-questions', subjectType: 'questionnaire', subjectId: id });
  });
}

/** What the holder of a link is asked as; `survey-link-invalid` once past its day or ended. */
export async function openQuestionnaire(database: Database, secret: string, now: Instant): Promise<OpenQuestionnaire> {
  const link = await findOpenQuestionnaire(database.sql, hashSecret(secret), new Date(now));
  if (link === undefined) throw new Problem('survey-link-invalid');
  await markOpened(database.sql, link.id, new Date(now));
  return link;
}
