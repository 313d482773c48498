import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment', () => {
  it('needs nothing: one command starts a shop', () => {
    expect(readEnv({})).toEqual({
      port: 4600,
      host: '127.0.0.1',
      dataDir: '.smallshop',
      payments: ['bank_transfer'],
      testMode: false,
      mail: { from: 'shop@localhost', outbox: false },
      logLevel: 'info',
      slowStatementMs: 200,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' }).port).toBe(4600);
  });

  it('reads what is set', () => {
    expect(
      readEnv({
        PORT: '0',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgres://u@h/db',
        SMALLSHOP_DATA_DIR: '/data',
        SMALLSHOP_SITE_DIR: 'site',
        SMALLSHOP_CDN_DIR: 'cdn',
        SMALLSHOP_PUBLIC_URL: 'https://shop.example/',
        SMALLSHOP_PAYMENTS: 'bank_transfer',
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        SMALLSHOP_SLOW_STATEMENT_MS: '50',
        SMTP_URL: 'smtps://u:p@mail.example',
        SMALLSHOP_MAIL_FROM: 'shop@example.com',
        SMALLSHOP_TRUSTED_PROXIES: '10.0.0.0/8, fd00::1',
        SMALLSHOP_FETCH_ALLOWED_HOSTS: 'pictures.internal, 127.0.0.1:8080,[::1]:80',
      }),
    ).toEqual({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgres://u@h/db',
      dataDir: '/data',
      siteDir: 'site',
      cdnDir: 'cdn',
      publicUrl: 'https://shop.example',
      payments: ['bank_transfer'],
      testMode: false,
      mail: { smtpUrl: 'smtps://u:p@mail.example', from: 'shop@example.com', outbox: false },
      logLevel: 'warn',
      slowStatementMs: 50,
      trustedProxies: ['10.0.0.0/8', 'fd00::1'],
      fetchAllowedHosts: ['pictures.internal', '127.0.0.1:8080', '[::1]:80'],
    });
  });

  it.each([
    [{ PORT: 'http' }, /PORT: must be a number/],
    [{ PORT: '70000' }, /PORT: .*65535/],
    [{ DATABASE_URL: 'mysql://h/db' }, /DATABASE_URL: must start with postgres/],
    [{ SMALLSHOP_PAYMENTS: 'cash' }, /SMALLSHOP_PAYMENTS: .*"test"\|"bank_transfer"/],
    [{ SMALLSHOP_PAYMENTS: ' , ' }, /SMALLSHOP_PAYMENTS: /],
    [{ SMALLSHOP_PUBLIC_URL: 'shop.example' }, /SMALLSHOP_PUBLIC_URL: must be an http/],
    [
      { SMALLSHOP_TRUSTED_PROXIES: '10.0.0.1,proxy.internal' },
      /SMALLSHOP_TRUSTED_PROXIES: proxy.internal is no IP address/,
    ],
    [{ SMALLSHOP_TRUSTED_PROXIES: '10.0.0.0/40' }, /SMALLSHOP_TRUSTED_PROXIES: .* from 0 to 32; as 10/],
    [{ SMALLSHOP_FETCH_ALLOWED_HOSTS: 'http://127.0.0.1' }, /SMALLSHOP_FETCH_ALLOWED_HOSTS: must be host names/],
    [{ SMALLSHOP_FETCH_ALLOWED_HOSTS: '*' }, /SMALLSHOP_FETCH_ALLOWED_HOSTS: must be host names/],
    [{ SMALLSHOP_TRUSTED_PROXIES: ',' }, /SMALLSHOP_TRUSTED_PROXIES: is empty/],
    [{ SMTP_URL: 'mail.example' }, /SMTP_URL: must start with smtp/],
    [{ SMTP_URL: 'smtp://mail.example' }, /SMALLSHOP_MAIL_FROM: must name the address/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL: .*"info"/],
    [{ SMALLSHOP_TEST_MODE: 'true' }, /SMALLSHOP_TEST_MODE: .*"on"/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV: .*"production"/],
  ])('stops the start at %o, naming the variable and what it may be', (env, message) => {
    expect(() => readEnv(env)).toThrow(message);
  });

  it('trusts no proxy with `none`', () => {
    expect(readEnv({ SMALLSHOP_TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([]);
  });

  it('names every bad variable at once', () => {
    expect(() => readEnv({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT: [^]*LOG_LEVEL: /);
  });

  it('keeps mails in the outbox only in test mode, on a loopback address, without a mail server', () => {
    const test = { SMALLSHOP_TEST_MODE: 'on' };
    expect(readEnv({ ...test, HOST: '::1' }).mail.outbox).toBe(true);
    expect(readEnv({ ...test, HOST: '0.0.0.0' }).mail.outbox).toBe(false);
    expect(
      readEnv({ ...test, SMTP_URL: 'smtp://mail.example', SMALLSHOP_MAIL_FROM: 'shop@example.com' }).mail.outbox,
    ).toBe(false);
    expect(readEnv({ SMALLSHOP_TEST_MODE: 'off' }).mail.outbox).toBe(false);
  });

  it('accepts test cards only where test mode is switched on, and never in production', () => {
    expect(() => readEnv({ SMALLSHOP_PAYMENTS: 'test,stripe' })).toThrow(
      /SMALLSHOP_PAYMENTS: .*SMALLSHOP_TEST_MODE=on/,
    );
    expect(readEnv({ SMALLSHOP_PAYMENTS: 'test', SMALLSHOP_TEST_MODE: 'on' })).toMatchObject({
      payments: ['test'],
      testMode: true,
    });
    expect(() => readEnv({ SMALLSHOP_TEST_MODE: 'on', NODE_ENV: 'production' })).toThrow(
      /SMALLSHOP_TEST_MODE: .*remove it/,
    );
  });
});
