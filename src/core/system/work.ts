/** What the server does by itself besides loads and backups, which have histories of their own. */
export const workNames = ['look-back', 'letters', 'housekeeping'] as const;
export type WorkName = (typeof workNames)[number];

/** Work that gives way between two steps when asked to; the rest is over in moments. */
export const stoppableWork: readonly WorkName[] = ['look-back'];
