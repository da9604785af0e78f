/** The seven roles of a user. What each may see and do is one table: `rights.ts`. */
export const roles = ['owner', 'head-of-sales', 'team-lead', 'rep', 'marketer', 'trainer', 'analyst'] as const;
export type Role = (typeof roles)[number];

/**
 * Who is looking. Every store read takes a viewer, so that no figure, list or single record can be
 * read without saying for whom. `employeeId` gives "own" its meaning, `teamIds` gives "team": the
 * viewer's team and, for a head, the teams below.
 */
export interface Viewer {
  readonly userId: string | null;
  readonly role: Role;
  readonly employeeId: number | null;
  readonly teamIds: readonly number[];
  /** The token through which the viewer acts; absent for a person at a screen or the command line. */
  readonly tokenId?: string;
}

/** The command line and background jobs act for the owner of the installation. */
export const system: Viewer = { userId: null, role: 'owner', employeeId: null, teamIds: [] };
