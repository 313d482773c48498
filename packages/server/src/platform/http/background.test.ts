import { expect, it } from 'vitest';
import { createBackground } from './background.ts';

it('is finished before the process ends, also what was added meanwhile', async () => {
  const { add, finish } = createBackground(() => {});
  const done: string[] = [];
  let go = () => {};
  add(
    new Promise<void>((resolve) => (go = resolve)).then(() => {
      done.push('first');
      add(Promise.resolve().then(() => void done.push('second')));
    }),
  );
  const finished = finish();
  expect(done).toEqual([]);
  go();
  await finished;
  expect(done).toEqual(['first', 'second']);
});

it('reports what fails, and goes on', async () => {
  const errors: unknown[] = [];
  const background = createBackground((error) => void errors.push(error));
  background.add(Promise.reject(new Error('no database')));
  await background.finish();
  expect(errors).toEqual([new Error('no database')]);
});
