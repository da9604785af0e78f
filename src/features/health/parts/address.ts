import { z } from 'zod';
import { isKindId } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { isDay } from '#core/shared/day.ts';
import { useAddress, type Step } from '#web/address.ts';
import { rowReasons } from '../contract.ts';

const sorts = ['at', 'code', 'title', 'customer', 'rep', 'amount'] as const;
export type RowSort = (typeof sorts)[number];

const schema = z.object({
  asOf: z.iso.date().optional().catch(undefined),
  /** `kind.<kind>`, `gap.<kind>` or `gap.<kind>.<column>`, `rows.<kind>.<set>.<which>`. */
  open: z.string().max(200).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
  sort: z.enum(sorts).catch('at'),
  up: z.boolean().catch(false),
  find: z.string().max(200).catch(''),
});

export type HealthAddress = z.output<typeof schema>;
export type ChangeAddress = (patch: Partial<z.input<typeof schema>>, step?: Step) => void;

export function useHealthAddress(): readonly [HealthAddress, ChangeAddress] {
  return useAddress(schema);
}

/** Which rows of a kind a number stands for; exactly one of the last four. */
export interface RowsBehind {
  readonly kind: KindId;
  readonly reason?: (typeof rowReasons)[number];
  readonly column?: string;
  readonly createdAt?: string;
  readonly lostOn?: string;
}

export type OpenDrawer =
  | { readonly show: 'kind'; readonly kind: KindId }
  | { readonly show: 'gap'; readonly kind: KindId; readonly column: string | null }
  | { readonly show: 'rows'; readonly behind: RowsBehind };

function rowsOf(kind: KindId, set: string | undefined, which: string): RowsBehind | null {
  const reason = rowReasons.find((known) => known === which);
  if (set === 'reason' && reason !== undefined) return { kind, reason };
  if (set === 'column' && /^[a-z_]+$/.test(which)) return { kind, column: which };
  if (set === 'created' && z.iso.datetime().safeParse(which).success) return { kind, createdAt: which };
  return set === 'lost' && isDay(which) ? { kind, lostOn: which } : null;
}

/** What the address opens; null for nothing and for what is broken. */
export function drawerOf(open: string | undefined): OpenDrawer | null {
  const [show, kind = '', set, ...rest] = (open ?? '').split('.');
  if (!isKindId(kind)) return null;
  if (show === 'kind') return { show, kind };
  if (show === 'gap') return { show, kind, column: set ?? null };
  const behind = show === 'rows' ? rowsOf(kind, set, rest.join('.')) : null;
  return behind === null ? null : { show: 'rows', behind };
}

const first = { page: undefined, sort: undefined, up: undefined, find: undefined } as const;

/** The changes of the address that open and close drawers. */
export const openKind = (kind: KindId) => ({ ...first, open: `kind.${kind}` });
export const openGap = (kind: KindId, column: string | null) => ({ ...first, open: ['gap', kind, ...(column === null ? [] : [column])].join('.') });
export const closed = { ...first, open: undefined } as const;

export function openRows({ kind, reason, column, createdAt, lostOn }: RowsBehind) {
  const set = reason ? ['reason', reason] : column ? ['column', column] : createdAt ? ['created', createdAt] : ['lost', lostOn];
  return { ...first, open: ['rows', kind, ...set].join('.') };
}
