import { expect, test } from 'vitest';
import { namedRoles, placeOfRole, placesOfRoles } from './stage-roles.ts';

const placed = (...names: string[]) => names.map((name, at) => ({ name, position: at + 1 }));

test('the golden funnel: qualification, meeting, agreed offer', () => {
  expect(placesOfRoles(placed('Новая заявка', 'Квалификация проведена', 'Встреча проведена', 'КП согласовано', 'Счёт выставлен'))).toEqual({ needs: 2, presentation: 3, offer: 4 });
});

test('an offer presents the product where nothing else does', () => {
  expect(placesOfRoles(placed('Заявка', 'Квалификация', 'КП отправлено', 'Договор'))).toEqual({ needs: 2, presentation: 3, offer: 3 });
});

test('preparing an offer is not yet an offer, and «показатели» is no showing', () => {
  expect(placeOfRole(placed('Подготовка КП', 'КП отправлено'), 'offer')).toBe(2);
  expect(placeOfRole(placed('Подготовка КП', 'Договор'), 'offer')).toBe(1);
  expect(placeOfRole(placed('Показатели сверены'), 'presentation')).toBeNull();
});

test('English names', () => {
  expect(placesOfRoles(placed('New', 'Qualified', 'Demo done', 'Proposal sent'))).toEqual({ needs: 2, presentation: 3, offer: 4 });
});

test('what a person said goes before any name; what is said to be none of it is passed over', () => {
  const [request, proposal, board] = placed('Заявка', 'КП отправлено', 'Правление');
  if (request === undefined || proposal === undefined || board === undefined) throw new Error('three stages');
  expect(placeOfRole([request, proposal, { ...board, role: 'offer' }], 'offer')).toBe(3);
  expect(placeOfRole([request, { ...proposal, role: 'none' }, board], 'offer')).toBeNull();
  // A stage that is the need by word of a person is no offer by its name.
  expect(placesOfRoles([request, { ...proposal, role: 'needs' }, board])).toEqual({ needs: 2, presentation: null, offer: null });
});

test('what names alone say, whatever a person did', () => {
  const stages = placed('Заявка', 'Квалификация', 'КП отправлено').map((stage) => ({ ...stage, role: 'none' as const }));
  expect([...namedRoles(stages)].toSorted(([a], [b]) => a - b)).toEqual([[2, 'needs'], [3, 'offer']]);
});
