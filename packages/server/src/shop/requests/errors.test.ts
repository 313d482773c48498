import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Deps } from './context.ts';
import { asDatabaseError } from '../../platform/database/database-errors.ts';
import { handleError, redactError } from './errors.ts';

it('logs what failed and where, without the values of the query', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'orders_number',
    detail: 'Key (email)=(ana@example.com) exists.',
  });
  const error = new Error('Failed query: insert into orders\nparams: ana@example.com,Rua 1', { cause });
  const logged = redactError(error);
  expect(logged).toMatchObject({
    type: 'Error',
    message: 'Failed query: insert into orders',
    cause: { code: '23505', constraint: 'orders_number' },
  });
  expect(JSON.stringify(logged)).not.toContain('ana@example.com');
  expect((logged as { stack: string }).stack).toContain('errors.test.ts');
});

it('does not log what was thrown in place of an error', () => {
  expect(JSON.stringify(redactError('ana@example.com'))).not.toContain('ana');
});

const answerTo = async (error: unknown) => {
  const response = handleError(error, { log: pino({ level: 'silent' }) } as Deps, 'req_1');
  return {
    status: response.status,
    code: ((await response.json()) as { code: string }).code,
    retryAfter: response.headers.get('Retry-After'),
  };
};

it.each([
  ['all connections are busy', new Error('timeout exceeded when trying to connect')],
  ['it starts', Object.assign(new Error('the database system is starting up'), { code: '57P03' })],
  ['it went away', new Error('Connection terminated unexpectedly')],
  [
    'it is a standby now',
    Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' }),
  ],
  ['a lock took too long', Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })],
  ['its disk is full', Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })],
])('without a database, as when %s, asks to come again', async (_when, cause) => {
  const failed = asDatabaseError(new Error('Failed query: select 1', { cause }));
  expect(await answerTo(failed)).toEqual({ status: 503, code: 'unavailable', retryAfter: '2' });
});

it('of the embedded database, which names no trouble, a full disk asks to come again', async () => {
  const full = Object.assign(new Error('could not extend file "base/5/17462": No space left on device'), {
    name: 'error',
    code: '53100',
  });
  expect(await answerTo(new Error('Failed query: insert into filler', { cause: full }))).toEqual({
    status: 503,
    code: 'unavailable',
    retryAfter: '2',
  });
  expect(await answerTo(full)).toMatchObject({ status: 503 });
  expect(await answerTo(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).toMatchObject({ status: 500 });
});

it('does not take a provider, or the caller, that hung up for the database', async () => {
  expect(await answerTo(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))).toMatchObject({
    status: 500,
  });
});

it('responds to a bug with internal_error', async () => {
  expect(
    await answerTo(new Error('Failed query', { cause: Object.assign(new Error('no such column'), { code: '42703' }) })),
  ).toMatchObject({ status: 500, code: 'internal_error' });
});
