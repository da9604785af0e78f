import type { ReactNode } from 'react';
import { Failed, NoPermission, Skeleton, Stale, type Failure } from './states.tsx';

/** The part of a TanStack query that a screen shows. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

interface LoadedProps<Data> {
  readonly query: Answer<Data>;
  /** Turns what the call threw into a code and words. */
  readonly failure: (error: unknown) => Failure;
  /** The first load's layout; a plain list of hairlines by default. */
  readonly skeleton?: ReactNode;
  /** Words for a viewer whose rights do not reach here. */
  readonly noPermission?: ReactNode;
  /** The head of the page where the children bring their own: it stands as long as they do not. */
  readonly head?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * The states of one answer: hairlines before the first, previous figures at 60 % ink before the next,
 * the failure in its place, and no more than that for what the viewer may not see.
 */
export function Loaded<Data>({ query, failure, skeleton, noPermission, head, children }: LoadedProps<Data>) {
  if (query.error !== null && query.error !== undefined) {
    const told = failure(query.error);
    if (told.code === 'not-found') return <>{head}<NoPermission words={noPermission} /></>;
    return <>{head}<Failed failure={told} onRetry={() => void query.refetch()} /></>;
  }
  if (query.data === undefined) return <>{head}{skeleton ?? <Skeleton />}</>;
  return <Stale fresh={!query.isPlaceholderData}>{children(query.data)}</Stale>;
}
