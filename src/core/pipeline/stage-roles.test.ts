import { expect, test } from 'vitest';
import { placeOfRole, placesOfRoles } from './stage-roles.ts';

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
