/** Where the progress of a command is shown. */
export interface ProgressLine {
  /** Shows the text in place of the one before. */
  show(text: string): void;
  /** Removes the text, so that another line can be written. */
  clear(): void;
}

type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

const clearLine = '\r\u001b[2K';
/** Where the output is no terminal, a line is written after each of these; later, the last of them apart. */
const intervalsMs = [2000, 2000, 2000, 2000, 2000, 10_000];

/** On a terminal one line that changes, anywhere else a line at intervals: the output may be kept in a file. */
export function createProgressLine(output: Output): ProgressLine {
  return output.isTTY ? changingLine(output) : linesAtIntervals(output);
}

function changingLine(output: Output): ProgressLine {
  let isShown = false;
  return {
    show(text) {
      // A longer one would wrap, and its beginning would stay.
      output.write(`${clearLine}${text.slice(0, (output.columns || 80) - 1)}`);
      isShown = true;
    },
    clear() {
      if (isShown) output.write(clearLine);
      isShown = false;
    },
  };
}

function linesAtIntervals(output: Output): ProgressLine {
  let count = 0;
  let next = performance.now() + intervalsMs[0]!;
  return {
    show(text) {
      if (performance.now() < next) return;
      output.write(`${text}\n`);
      count += 1;
      next = performance.now() + (intervalsMs[count] ?? intervalsMs.at(-1)!);
    },
    clear() {},
  };
}
