import type { Terminal } from './terminal.ts';

/** Seconds after which a command that has not ended says so; after the last, once a minute. */
const afterSeconds = [2, 5, 10, 20, 40, 60];

/**
 * Writes to the error output that a command still runs, so that it does not look stuck. Returns a function that
 * stops it.
 */
export function showProgress(name: string, write: (line: string) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (index: number, passed: number) => {
    const next = afterSeconds[index] ?? passed + 60;
    timer = setTimeout(
      () => {
        write(`… ${name}: still working after ${next} s`);
        wait(index + 1, next);
      },
      (next - passed) * 1000,
    ).unref();
  };
  wait(0, 0);
  return () => clearTimeout(timer);
}

/** What the progress of a command counts. */
export interface Counted {
  /** Such as "rows". */
  unit: string;
  /** The part of the work that is done, 0 to 1, where the total is not known in this unit. */
  fraction?: () => number;
}

const tickMs = 200;
/** The rate is that of these last milliseconds: pictures make some products slower than others. */
const rateWindowMs = 10_000;

interface Sample {
  timeMs: number;
  done: number;
  fraction: number;
}

/** Shows how far a command is, how fast, and how long the rest takes at that rate. */
export async function runWithProgress<T>(
  terminal: Pick<Terminal, 'progress'>,
  { unit, fraction }: Counted,
  work: (onProgress: (done: number, total?: number) => void) => Promise<T>,
): Promise<T> {
  let current: { done: number; total: number | undefined } | undefined;
  let samples: Sample[] = [];
  const timer = setInterval(() => {
    if (!current) return;
    const { done, total } = current;
    const part = fraction?.() ?? (total ? done / total : NaN);
    const now = { timeMs: performance.now(), done, fraction: part };
    samples = [...samples.filter(({ timeMs }) => timeMs >= now.timeMs - rateWindowMs), now];
    terminal.progress?.(progressText({ unit, total, samples }));
  }, tickMs);
  try {
    return await work((done, total) => (current = { done, total }));
  } finally {
    clearInterval(timer);
  }
}

/** Such as "1,200 of 10,000 rows, 850 rows/s, 11 s left". */
function progressText(progress: { unit: string; total: number | undefined; samples: readonly Sample[] }): string {
  const { unit, total, samples } = progress;
  const [first, last] = [samples[0]!, samples.at(-1)!];
  const seconds = (last.timeMs - first.timeMs) / 1000;
  const perSecond = (last.done - first.done) / seconds;
  const secondsLeft = ((1 - last.fraction) / (last.fraction - first.fraction)) * seconds;
  const percent = total === undefined && last.fraction >= 0 ? ` (${Math.floor(last.fraction * 100)} %)` : '';
  return [
    `${grouped(last.done)}${total === undefined ? '' : ` of ${grouped(total)}`} ${unit}${percent}`,
    ...(perSecond > 0 ? [`${grouped(perSecond < 10 ? Math.round(perSecond * 10) / 10 : perSecond)} ${unit}/s`] : []),
    ...(Number.isFinite(secondsLeft) ? [`${duration(secondsLeft)} left`] : []),
  ].join(', ');
}

const grouped = (count: number) =>
  count < 10 ? String(count) : String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Such as "8 s", "2 min 5 s" and "1 h 20 min". */
function duration(exact: number): string {
  const seconds = Math.ceil(exact);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
