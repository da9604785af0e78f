import { describe, expect, it } from 'vitest';
import { describesCustomerState } from './stage-names.ts';

describe('names of stages', () => {
  it.each([
    'Клиент думает', 'Клиент изучает коммерческое предложение', 'Рассматривают КП', 'Ждём ответа', 'ждем', 'В раздумьях', 'Отложили', 'ПАУЗА',
    'Customer is thinking',
  ])('%s describes the customer', (name) => {
    expect(describesCustomerState(name)).toBe(true);
  });

  it.each([
    'Новая заявка', 'Квалификация проведена', 'КП согласовано', 'Счёт выставлен', 'Госдума: договор', 'Изучение потребностей', 'Ожидание оплаты', 'Rethinking', '',
  ])('%s does not', (name) => {
    expect(describesCustomerState(name)).toBe(false);
  });
});
