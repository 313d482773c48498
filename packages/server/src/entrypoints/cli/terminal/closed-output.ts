/**
 * Lets a command run to its own end, and to its own exit code, after the reader of its output has gone, as in
 * `smallshop store list | head -1`. What it prints after that is dropped. Any other error of the stream is thrown.
 */
export function ignoreClosedPipe(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
