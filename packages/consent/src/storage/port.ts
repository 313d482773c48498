/** Where a decision is kept. One that throws is as good as one that is empty. */
export interface ConsentStorage {
  /** The text under this name, or null. */
  read(name: string): string | null;
  /** Whether the text can be read back. `maxAge` is in milliseconds, whole seconds of them. */
  write(name: string, value: string, maxAge: number): boolean;
  clear(name: string): void;
}
