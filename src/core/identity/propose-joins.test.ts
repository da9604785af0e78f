import { describe, expect, test } from 'vitest';
import { proposeJoins, spellingKey, type NamedEntity } from './propose-joins.ts';

const entity = (id: number, name: string, identity: string | null = null): NamedEntity => ({ id, name, label: `name:${name.toLowerCase()}`, identity });
const pairs = (...entities: NamedEntity[]) => proposeJoins(entities, [], (name) => name).map(({ a, b }) => [a.id, b.id]);

describe('names that differ by spelling are proposed', () => {
  test.each([
    ['GTXPro', 'GTX Pro'],
    ['Болт М8', 'болт-м8'],
    ['Тёплый дом', 'Теплый  Дом'],
    ['ГТХ', 'ГТX'],
  ])('%s and %s', (one, other) => expect(spellingKey(one)).toBe(spellingKey(other)));

  test('names that differ by a letter are not', () => expect(spellingKey('Болт М8')).not.toBe(spellingKey('Болт М6')));
  test('a Latin name keeps its letters', () => expect(spellingKey('Max')).toBe('max'));

  test('each of several to the first', () => expect(pairs(entity(1, 'Б в'), entity(2, 'б-В'), entity(3, 'БВ'))).toEqual([[1, 3], [1, 2]]));
  test('two with different articles or INNs are two', () => expect(pairs(entity(1, 'А б', '1'), entity(2, 'Аб', '2'))).toEqual([]));
  test('signs alone are no name', () => expect(pairs(entity(1, '?'), entity(2, '--'))).toEqual([]));
  test.each([true, false])('what a person decided (%s) is not proposed again', (same) => {
    const [a, b] = [entity(1, 'А б'), entity(2, 'Аб')];
    expect(proposeJoins([a, b], [{ a: b.label, b: a.label, same }], (name) => name)).toEqual([]);
  });
});
