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
export function withTable(rows: Row[]): string;
