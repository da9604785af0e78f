import { expect, test } from 'vitest';
import { deedOf, sectionKeys } from './shortcuts.ts';

const press = (key: string, code: string, more: object = {}) => ({ key, code, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

test('keys mean the same in the Russian layout, where they print other letters', () => {
  expect(deedOf(press('п', 'KeyG'), false)).toEqual({ kind: 'lead' });
  expect(deedOf(press('ь', 'KeyM'), true)).toEqual({ kind: 'go', section: 'map' });
  expect(deedOf(press('.', 'Slash'), false)).toEqual({ kind: 'search' });
  expect(deedOf(press(',', 'Slash', { shiftKey: true }), false)).toEqual({ kind: 'list' });
  expect(deedOf(press('?', 'Digit7', { shiftKey: true }), false)).toEqual({ kind: 'list' });
});

test('a letter leads somewhere only after G, and G may be pressed twice', () => {
  expect(deedOf(press('m', 'KeyM'), false)).toBeNull();
  expect(deedOf(press('g', 'KeyG'), true)).toEqual({ kind: 'lead' });
  expect(deedOf(press('q', 'KeyQ'), true)).toBeNull();
});

test('what belongs to the browser is left to it', () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey']) {
    expect(deedOf(press('g', 'KeyG', { [held]: true }), false)).toBeNull();
    expect(deedOf(press('/', 'Slash', { [held]: true }), false)).toBeNull();
  }
  expect(deedOf(press('P', 'KeyP', { shiftKey: true }), true)).toBeNull();
});

test('every section has a key of its own, none of them the leading one', () => {
  const keys = Object.values(sectionKeys);
  expect(new Set([...keys, 'G']).size).toBe(keys.length + 1);
});
