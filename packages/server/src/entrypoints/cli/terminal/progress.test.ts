import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showProgress, runWithProgress } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a command', () => {
  const watch = () => {
    const lines: string[] = [];
    return { lines, stop: showProgress('rates set', (line) => lines.push(line)) };
  };

  it('that ends within two seconds says nothing of its progress', () => {
    const { lines, stop } = watch();
    vi.advanceTimersByTime(1999);
    stop();
    vi.advanceTimersByTime(600_000);
    expect(lines).toEqual([]);
  });

  it('that takes longer says so after two seconds, and again until it ends', () => {
    const { lines, stop } = watch();
    vi.advanceTimersByTime(2000);
    expect(lines).toEqual(['… rates set: still working after 2 s']);
    vi.advanceTimersByTime(58_000);
    expect(lines.map((line) => /after (\d+) s/.exec(line)![1])).toEqual(['2', '5', '10', '20', '40', '60']);
    vi.advanceTimersByTime(120_000);
    expect(lines.slice(6)).toEqual([
      '… rates set: still working after 120 s',
      '… rates set: still working after 180 s',
    ]);
    stop();
    vi.advanceTimersByTime(600_000);
    expect(lines).toHaveLength(8);
  });
});

describe('an import', () => {
  /** Runs work that ends when the test says so. */
  const start = (fraction?: () => number) => {
    const shown: string[] = [];
    let progress!: (done: number, total?: number) => void;
    let finish!: (value: string) => void;
    const running = runWithProgress(
      { progress: (text) => shown.push(text) },
      { unit: 'rows', ...(fraction && { fraction }) },
      (onProgress) => {
        progress = onProgress;
        return new Promise<string>((resolve) => (finish = resolve));
      },
    );
    return { shown, progress, finish, running };
  };

  it('shows the rows that are done, the rate and the time remaining, and nothing once it ended', async () => {
    const { shown, progress, finish, running } = start();
    vi.advanceTimersByTime(400);
    expect(shown, 'before it knows anything').toEqual([]);
    progress(1000, 40_000);
    vi.advanceTimersByTime(200);
    expect(shown).toEqual(['1,000 of 40,000 rows']);
    vi.advanceTimersByTime(800);
    progress(3000, 40_000);
    vi.advanceTimersByTime(200);
    expect(shown.at(-1)).toBe('3,000 of 40,000 rows, 2,000 rows/s, 19 s left');
    finish('done');
    expect(await running).toBe('done');
    const { length } = shown;
    vi.advanceTimersByTime(60_000);
    expect(shown).toHaveLength(length);
  });

  it('shows the rate of the last ten seconds', () => {
    const { shown, progress } = start();
    for (let second = 0; second <= 20; second += 1) {
      progress(second <= 5 ? second * 1000 : 5000 + (second - 5) * 4, 20_000);
      vi.advanceTimersByTime(1000);
    }
    expect(shown.at(-1)).toBe('5,060 of 20,000 rows, 4 rows/s, 1 h 2 min left');
  });

  it('shows the part of the file where the number of rows is not known', () => {
    let part = 0;
    const { shown, progress } = start(() => part);
    progress(0);
    vi.advanceTimersByTime(200);
    part = 0.255;
    progress(51);
    vi.advanceTimersByTime(20_000);
    expect(shown[1]).toBe('51 rows (25 %), 255 rows/s, 1 s left');
    part = 0.26;
    progress(52);
    vi.advanceTimersByTime(200);
    expect(shown.at(-1)).toBe('52 rows (26 %), 0.1 rows/s, 24 min 40 s left');
  });

  it('that fails ends its progress too', async () => {
    const shown: string[] = [];
    await expect(
      runWithProgress({ progress: (text) => shown.push(text) }, { unit: 'rows' }, (onProgress) => {
        onProgress(1, 2);
        return Promise.reject(new Error('no'));
      }),
    ).rejects.toThrow('no');
    vi.advanceTimersByTime(60_000);
    expect(shown).toEqual([]);
  });
});
