import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { areSingleKeysOn } from '#web/single-keys.ts';
import { sectionsFor } from './reachable.ts';
import { useSession } from './session.ts';
import { deedOf, type Deed } from './shortcuts.ts';

const leadLasts = 1500;

/** True where a key is typed, chosen with, or belongs to a question that lies over the page. */
function isTakenBy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=combobox], dialog') !== null;
}

const filters = ['[role=dialog] input[type=search]', 'main input[type=search]', 'main input:not([type=file], [type=hidden])', 'main [aria-haspopup]'];

/** Puts the focus on the search of what is open, else of the screen, else on its first filter. */
function focusSearch(): void {
  const field = filters.map((kind) => document.querySelector<HTMLElement>(kind)).find((found) => found !== null);
  field?.focus();
}

/** Listens to single keys on the whole page; tells whether their list is open. */
export function useShortcuts(): { readonly isListOpen: boolean; readonly openList: () => void; readonly closeList: () => void } {
  const [isListOpen, setListOpen] = useState(false);
  const navigate = useNavigate();
  const { user } = useSession();
  const ledAt = useRef(-leadLasts);
  useEffect(() => {
    const act = (deed: Deed) => {
      if (deed.kind === 'list') setListOpen(true);
      if (deed.kind === 'search') focusSearch();
      if (deed.kind !== 'go') return;
      const link = sectionsFor(user.role).find(({ section }) => section === deed.section);
      if (link?.entries[0] !== undefined) void navigate({ to: link.entries[0].path });
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isTakenBy(event.target) || !areSingleKeysOn()) return;
      const deed = deedOf(event, event.timeStamp - ledAt.current < leadLasts);
      ledAt.current = deed?.kind === 'lead' ? event.timeStamp : -leadLasts;
      if (deed === null) return;
      event.preventDefault();
      act(deed);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [navigate, user.role]);
  return { isListOpen, openList: () => setListOpen(true), closeList: () => setListOpen(false) };
}
