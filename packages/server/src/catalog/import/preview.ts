/** A product that an import writes, and what it changes of it. */
export interface ProductChange {
  handle: string;
  /** For the merchant's eyes: "title", "price of CUP-1". */
  changes: string[];
}

/** What an import would do. */
export interface ImportPreview {
  /** What is added, such as "cup (2 variants)". */
  added: string[];
  changed: ProductChange[];
  /** Handles of what the store has as the file has it. */
  unchanged: string[];
}

export function emptyPreview(): ImportPreview {
  return { added: [], changed: [], unchanged: [] };
}

export function variantsText(count: number): string {
  return `${count} ${count === 1 ? 'variant' : 'variants'}`;
}

/** The part of a report that says what an import would do. */
export function previewLines({ added, changed, unchanged }: ImportPreview): string[] {
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)] : [];
  return [
    ...section('Would be added:', added),
    ...section('Would be changed:', changed.map(changeText)),
    ...section('Would be left alone:', unchanged),
  ];
}

export function changeText({ handle, changes }: ProductChange): string {
  return `${handle}: ${changes.join(', ')}`;
}

export const dryRunText =
  'This was a dry run: nothing was changed, and no picture was loaded. The numbers are those of an import.';
