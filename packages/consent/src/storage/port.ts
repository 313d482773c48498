/** Where a decision is kept. Implementations never throw; blocked is the same as empty. */
export interface ConsentStorage {
  /** The text under this name, or null. */
  read(name: string): string | null;
  /** Whether the text can be read back. `maxAge` is in milliseconds. */
  write(name: string, value: string, maxAge: number): boolean;
  clear(name: string): void;
}
