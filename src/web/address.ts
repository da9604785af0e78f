import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import type { SearchSchema } from './search-schema.ts';

/** How a change of the address enters the history: a new step, or in place of the present one. */
export interface Step {
  readonly replace?: boolean;
}

type Search = Readonly<Record<string, unknown>>;

/**
 * What a screen shows, kept in the address so that a link restores it. The schema gives every
 * parameter a type and, by `.catch`, a value for what is missing or broken; `undefined` takes a
 * parameter out of the address.
 */
export function useAddress<Schema extends z.ZodType<Search>>(schema: Schema): readonly [z.output<Schema>, (patch: Partial<z.input<Schema>>, step?: Step) => void];
export function useAddress<State extends Search>(schema: SearchSchema<State>): readonly [State, (patch: Partial<State>, step?: Step) => void];
export function useAddress(schema: SearchSchema<Search>): readonly [Search, (patch: Search, step?: Step) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const state = useMemo(() => schema.parse(search), [schema, search]);
  const change = useCallback(
    (patch: Search, step: Step = {}) => {
      void navigate({ to: '.', search: (before: Search) => ({ ...before, ...patch }), replace: step.replace ?? false, resetScroll: false });
    },
    [navigate],
  );
  return [state, change];
}

/** What is open in the drawer over the page: `?open=<kind>.<id>`; one a page. */
export interface DrawerAddress {
  readonly id: string | null;
  readonly open: (id: string | number) => void;
  readonly close: () => void;
}

/** The drawer of one kind (`deal`, `customer`), with an address of its own. */
export function useDrawer(kind: string): DrawerAddress {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const open = typeof search['open'] === 'string' ? search['open'] : '';
  const go = useCallback(
    (value: string | undefined) => {
      void navigate({ to: '.', search: (before: Search) => ({ ...before, open: value }), resetScroll: false });
    },
    [navigate],
  );
  return {
    id: open.startsWith(`${kind}.`) ? open.slice(kind.length + 1) : null,
    open: (id) => go(`${kind}.${id}`),
    close: () => go(undefined),
  };
}
