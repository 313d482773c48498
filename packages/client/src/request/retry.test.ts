import { afterEach, describe, expect, it, vi } from 'vitest';
import { readRetryAfter } from './retry-after.ts';
import { maxRetryDelayMs, sleep, waitBeforeRetry } from './retry.ts';
import { ShopError } from '../shop-error.ts';

const lost = new ShopError('network_error', { operation: 'GET /v1/store' });

afterEach(() => {
  vi.useRealTimers();
});

describe('the wait before another try', () => {
  it('is spread from nothing to the full backoff, so that shoppers do not come back together', () => {
    expect(waitBeforeRetry(lost, 0, true, () => 0)).toBe(0);
    expect(waitBeforeRetry(lost, 0, true, () => 0.5)).toBe(150);
    expect(waitBeforeRetry(lost, 3, true, () => 1)).toBe(2400);
  });

  it('never grows above the longest', () => {
    expect(waitBeforeRetry(lost, 40, true, () => 1)).toBe(maxRetryDelayMs);
  });
});

describe('Retry-After', () => {
  const now = () => Date.UTC(2026, 10, 22, 12);

  it.each([
    ['5', 5000],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:00:10 GMT', 10_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j milliseconds', (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });
});

describe('sleep', () => {
  it('wakes after the time, and lets go of the signal', async () => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    const release = vi.spyOn(signal, 'removeEventListener');
    const woken = vi.fn();
    const asleep = sleep(1000, signal).then(woken);
    await vi.advanceTimersByTimeAsync(999);
    expect(woken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await asleep;
    expect(release).toHaveBeenCalledOnce();
  });

  it('ends with the reason of an abort and leaves no timer behind', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const asleep = sleep(1000, controller.signal);
    controller.abort(new Error('gone'));
    await expect(asleep).rejects.toThrow('gone');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin once the signal has aborted', async () => {
    vi.useFakeTimers();
    await expect(sleep(1000, AbortSignal.abort(new Error('gone before')))).rejects.toThrow('gone before');
    expect(vi.getTimerCount()).toBe(0);
  });
});
