import { expect, test } from 'vitest';
import { namesNewCustomers } from './pipeline-names.ts';

test('a pipeline of new customers says so in either language', () => {
  expect(['Новые клиенты', 'Воронка новых клиентов', 'Новые продажи', 'Привлечение', 'New business'].filter((name) => !namesNewCustomers(name))).toEqual([]);
});

test('other pipelines do not', () => {
  expect(['Продажи', 'Основная', 'Обновление договоров', 'Текущие клиенты', 'Новая воронка', 'Renewals'].filter(namesNewCustomers)).toEqual([]);
});
