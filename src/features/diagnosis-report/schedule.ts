import { mayHaveReport } from '#core/diagnosis/report-rights.ts';
import { nextHour } from '#core/diagnosis/report-hour.ts';
import { listReportLetters, type ReportLetter, readReportReaders, readReportSchedule } from '#store/diagnosis/report-letters.ts';
import { listUsers } from '#store/users.ts';
import type { VisitContext } from '../context.ts';

/** Until somebody sets it: off, Monday at nine. */
const unset = { isOn: false, weekday: 1, hour: 9, language: 'ru' } as const;
const mostUsers = 1000;
const newest = 20;
/** After so long a letter that was handed over and not told of again is of unknown fate. */
const handingMillis = 600_000;

function stateOf({ sentAt, failure, handedAt }: ReportLetter, now: number) {
  if (sentAt !== null) return 'sent';
  if (failure !== null) return 'failed';
  return handedAt !== null && now - handedAt.getTime() > handingMillis ? 'unknown' : 'making';
}

/** When the report goes out, to whom of those the viewer may see, and what became of the newest letters. */
export async function showSchedule({ database, viewer, organisation, now, sendLetter }: VisitContext) {
  const saved = await readReportSchedule(database.sql);
  const { rows: users } = await listUsers(database.sql, viewer, { page: 1, size: mostUsers, sort: 'name', descending: false, disabled: false });
  const candidates = users.filter(mayHaveReport);
  const known = new Map(candidates.map((user) => [user.id, user]));
  const chosen = saved === null ? candidates.filter(({ role }) => role === 'owner').map(({ id }) => id) : await readReportReaders(database.sql);
  const { isOn, weekday, hour, language } = saved ?? unset;
  const letters = await listReportLetters(database.sql, [...known.keys()], newest);
  return {
    isOn, weekday, hour, language,
    isMailSetUp: sendLetter !== null,
    readers: chosen.filter((id) => known.has(id)),
    candidates: candidates.map(({ id, name, email, role }) => ({ id, name, email, role })),
    nextAt: isOn && sendLetter !== null ? new Date(nextHour({ weekday, hour }, now, organisation.timeZone)).toISOString() : null,
    letters: letters.map((letter) => {
      const { dueOn, userId, attempts, failure, claimedAt, sentAt } = letter;
      return { dueOn, userId, name: known.get(userId)?.name ?? '', attempts, at: (sentAt ?? claimedAt).toISOString(), state: stateOf(letter, now), failure } as const;
    }),
  };
}
