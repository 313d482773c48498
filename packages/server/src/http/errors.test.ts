import { expect, it } from 'vitest';
import { withoutData } from './errors.ts';

it('logs what failed and where, without the values of the query', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'orders_number', detail: 'Key (email)=(ana@example.com) exists.' });
  const error = new Error('Failed query: insert into orders\nparams: ana@example.com,Rua 1', { cause });
  const logged = withoutData(error);
  expect(logged).toMatchObject({ type: 'Error', message: 'Failed query: insert into orders', cause: { code: '23505', constraint: 'orders_number' } });
  expect(JSON.stringify(logged)).not.toContain('ana@example.com');
  expect((logged as { stack: string }).stack).toContain('errors.test.ts');
});

it('does not log what was thrown in place of an error', () => {
  expect(JSON.stringify(withoutData('ana@example.com'))).not.toContain('ana');
});
