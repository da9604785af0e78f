import { useRouterState } from '@tanstack/react-router';
import { useNavWord } from './nav-word.ts';
import { entryAt } from './reachable.ts';

/** What the window and a screen reader call the page: the screen, then the product. */
export function PageTitle() {
  const word = useNavWord();
  const entry = useRouterState({ select: (state) => entryAt(state.location.pathname) });
  return <title>{entry === undefined ? 'Thirty' : `${word(entry)} · Thirty`}</title>;
}
