/** A product file that stays where it is: its rows are read from it again when they are needed. */
export interface FileSource {
  /** Returns the whole file, which is read once to find its rows. */
  readAll(): Promise<Uint8Array>;
  /** Returns the bytes between two positions again. Throws a `ProductFileError` if the file has changed. */
  read: ReadAgain;
}

export type ReadAgain = (start: number, end: number) => Buffer;

/** Reads at positions that are counted from another place. */
export function readFrom(read: ReadAgain | undefined, origin: number): ReadAgain | undefined {
  return read && ((start, end) => read(start + origin, end + origin));
}
