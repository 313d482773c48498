import { expect, test } from 'vitest';
import { createBrowser } from '../test-support/browser.ts';
import { messages } from '../test-support/test-context.ts';
import { leaseLocks, leaseMs } from './lease.ts';

function deferred() {
  let done = () => {};
  const promise = new Promise<void>((resolve) => (done = resolve));
  return { promise, done };
}

test('a second tab waits until the first is done', async () => {
  const browser = createBrowser();
  const first = deferred();
  const order: string[] = [];
  const one = leaseLocks(browser.tab()).run('cart', () => (order.push('one'), first.promise));
  const two = leaseLocks(browser.tab()).run('cart', () => void order.push('two'));
  await messages();
  browser.advance(1000);
  await messages();
  expect(order).toEqual(['one']);
  first.done();
  await one;
  browser.advance(1000);
  await two;
  expect(order).toEqual(['one', 'two']);
  expect(browser.storage.size).toBe(0);
});

test('a long work keeps its lease, a dead tab loses it', async () => {
  const browser = createBrowser();
  const tab = browser.tab();
  let dead = false;
  const timer = {
    after: (milliseconds: number, work: () => void) => tab.timer.after(milliseconds, () => dead || work()),
  };
  void leaseLocks({ ...tab, timer }).run('cart', () => new Promise(() => {}));
  let got = false;
  const two = leaseLocks(browser.tab()).run('cart', () => (got = true));
  for (let passed = 0; passed < 3 * leaseMs; passed += 1000) {
    browser.advance(1000);
    await messages();
  }
  expect(got).toBe(false);
  dead = true;
  for (let passed = 0; passed <= leaseMs; passed += 1000) {
    browser.advance(1000);
    await messages();
  }
  await two;
  expect(got).toBe(true);
});

test('work that fails frees the lock', async () => {
  const browser = createBrowser();
  const locks = leaseLocks(browser.tab());
  await expect(locks.run('cart', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await locks.run('cart', () => 1)).toBe(1);
});
