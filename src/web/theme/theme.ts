import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

/** Mantine keeps the behaviour of fields, menus and drawers; their looks come from the style sheets beside this file. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

export const themeMemory = localStorageColorSchemeManager({ key: 'thirty-theme' });
