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
  it('says every two seconds how many products are done, and nothing once it ended', async () => {
    const lines: string[] = [];
    let progress!: (done: number, all: number) => void;
    let finish!: (value: string) => void;
    const importing = runWithProgress(
      (line) => lines.push(line),
      (onProgress) => {
        progress = onProgress;
        return new Promise<string>((resolve) => (finish = resolve));
      },
    );
    progress(10, 400);
    vi.advanceTimersByTime(1999);
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(1);
    progress(250, 400);
    vi.advanceTimersByTime(2000);
    expect(lines).toEqual(['10 of 400 products …', '250 of 400 products …']);
    finish('done');
    expect(await importing).toBe('done');
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(2);
  });

  it('that fails ends its progress too', async () => {
    const lines: string[] = [];
    await expect(
      runWithProgress(
        (line) => lines.push(line),
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
    vi.advanceTimersByTime(60_000);
    expect(lines).toEqual([]);
  });
});
