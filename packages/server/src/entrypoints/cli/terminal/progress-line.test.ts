import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgressLine } from './progress-line.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const openLine = (isTTY: boolean) => {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  return { written, line: createProgressLine({ isTTY, columns: 20, write }) };
};

describe('the progress of a command', () => {
  it('is one line on a terminal that changes, is never wider than it, and goes before other lines', () => {
    const { written, line } = openLine(true);
    line.clear();
    expect(written).toEqual([]);
    line.show('10 of 400 rows');
    line.show('250 of 400 rows, 120 rows/s, 2 s left');
    expect(written).toEqual(['\r\u001b[2K10 of 400 rows', '\r\u001b[2K250 of 400 rows, 12']);
    line.clear();
    line.clear();
    expect(written.slice(2)).toEqual(['\r\u001b[2K']);
  });

  it('is a line every two seconds in a file, and every ten after ten seconds', () => {
    const { written, line } = openLine(false);
    for (let second = 0; second < 40; second += 0.5) {
      line.show(`${second} s`);
      vi.advanceTimersByTime(500);
    }
    line.clear();
    expect(written).toEqual(['2 s\n', '4 s\n', '6 s\n', '8 s\n', '10 s\n', '20 s\n', '30 s\n']);
  });
});
