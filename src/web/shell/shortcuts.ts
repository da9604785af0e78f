import type { SectionName } from '#web/screens.tsx';

/** The key that leads to each section after `G`. Keys are told by their place, hence work in every layout, Russian too. */
export const sectionKeys: Readonly<Record<SectionName, string>> = { map: 'M', funnel: 'F', customers: 'C', plan: 'P', data: 'D', department: 'O' };

/** What a pressed key asks for. `lead` is `G`, which waits for the letter of a section. */
export type Deed = { readonly kind: 'list' | 'search' | 'lead' } | { readonly kind: 'go'; readonly section: SectionName };

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const isSection = (name: string): name is SectionName => Object.hasOwn(sectionKeys, name);

/** The shortcut behind a key; null where it is none, and always with Ctrl, Alt or Cmd, which belong to the browser. */
export function deedOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }: Pressed, afterLead: boolean): Deed | null {
  if (ctrlKey || altKey || metaKey) return null;
  // Where `?` and `/` are typed with other keys, what they print counts; elsewhere the place does.
  if (key === '?' || (code === 'Slash' && shiftKey)) return { kind: 'list' };
  if (key === '/' || code === 'Slash') return { kind: 'search' };
  if (shiftKey) return null;
  const section = Object.keys(sectionKeys).find((name) => isSection(name) && code === `Key${sectionKeys[name]}`);
  if (afterLead && section !== undefined && isSection(section)) return { kind: 'go', section };
  return code === 'KeyG' ? { kind: 'lead' } : null;
}
