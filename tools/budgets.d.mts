export interface Row {
  name: string;
  /** The design's figure, in bytes of gzip; none for what a page loads after it can be used. */
  budget?: number;
  gzip: number;
}
export function measure(): Promise<Row[]>;
export function table(rows: Row[]): string;
/** Bytes by row, as the README has them. */
export function documentedSizes(): Map<string, number>;
/** The sizes inside of sentences, in bytes, with the document that has them. */
export function sizesInText(): { path: string; name: string; bytes: number }[];
/** Writes the measured sizes into all documents. */
export function writeSizes(rows: Row[]): void;
