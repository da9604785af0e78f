import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('with nothing set the product serves this machine alone', () => {
  expect(readConfig({ PATH: '/bin', THIRTY_PORT: ' ', DATABASE_URL: '' })).toEqual({
    host: '127.0.0.1',
    port: 3030,
    baseUrl: 'http://127.0.0.1:3030',
    dataFolder: resolve('data'),
    backupsFolder: resolve('data', 'backups'),
    databaseUrl: null,
    trustedProxies: [],
    mail: null,
    logLevel: 'info',
    metricsToken: null,
    sessionDays: 30,
  });
});

test('everything set', () => {
  const config = readConfig({
    THIRTY_HOST: '0.0.0.0',
    THIRTY_PORT: '8080',
    THIRTY_BASE_URL: 'https://sales.example.ru/',
    THIRTY_DATA: '/srv/thirty',
    DATABASE_URL: 'postgres://u:p@db/thirty',
    THIRTY_TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8',
    THIRTY_SMTP_URL: 'smtps://u:p@mail:465',
    THIRTY_MAIL_FROM: 'Тридцать <no-reply@example.ru>',
    THIRTY_LOG_LEVEL: 'warn',
  });
  expect(config.baseUrl).toBe('https://sales.example.ru');
  expect(config.trustedProxies).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8']);
  expect(config.mail).toEqual({ smtpUrl: 'smtps://u:p@mail:465', from: 'Тридцать <no-reply@example.ru>' });
});

test('without a base URL links name the address people can open', () => {
  expect(readConfig({ THIRTY_HOST: '0.0.0.0', THIRTY_PORT: '80' }).baseUrl).toBe('http://localhost:80');
  expect(readConfig({ THIRTY_HOST: '::1' }).baseUrl).toBe('http://[::1]:3030');
});

describe('a wrong value names its variable and does not repeat the value', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['THIRTY_HOST', 'http://localhost'],
    ['THIRTY_PORT', '70000'],
    ['THIRTY_PORT', '-1'],
    ['THIRTY_BASE_URL', 'our-sales.ru'],
    ['DATABASE_URL', 'mysql://u:p@db/thirty'],
    ['THIRTY_TRUST_PROXY', 'true'],
    ['THIRTY_TRUST_PROXY', '10.0.0.0/99'],
    ['THIRTY_SMTP_URL', 'https://mail'],
    ['THIRTY_MAIL_FROM', 'nobody'],
    ['THIRTY_LOG_LEVEL', 'loud'],
  ];
  test.each(wrong)('%s=%s', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).toThrow(
      expect.objectContaining({ code: 'setting-invalid', details: { variable, example: expect.not.stringContaining(value) } }),
    );
  });
});

test('mail needs a sender', () => {
  expect(() => readConfig({ THIRTY_SMTP_URL: 'smtp://mail' })).toThrow(
    expect.objectContaining({ details: { variable: 'THIRTY_MAIL_FROM', example: 'no-reply@example.ru' } }),
  );
});

test.each(['0', '366', '-1', 'x', '1.5'])('sessions of %s days are refused', (days) => {
  expect(() => readConfig({ THIRTY_SESSION_DAYS: days })).toThrow(expect.objectContaining({ code: 'setting-invalid', details: { variable: 'THIRTY_SESSION_DAYS', example: '30' } }));
});
