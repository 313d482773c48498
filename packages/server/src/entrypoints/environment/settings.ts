import { environmentSchema } from './environment-schema.ts';

/** An environment variable of the server, for documents and for `smallshop --help`. */
export interface Setting {
  name: string;
  /** Null: there is no default. */
  defaultValue: string | null;
  /** What holds if it is not set and has no default. */
  unset: string;
  /** Markdown. Links are relative to docs/server.md. */
  description: string;
}

/** Every setting with a description. Those without one are for tests. */
export const settings: readonly Setting[] = Object.entries(environmentSchema.shape).flatMap(([name, schema]) => {
  const { description, unset = 'none' } = (schema.meta() ?? {}) as { description?: string; unset?: string };
  const value = schema.safeParse(undefined).data;
  return description ? [{ name, defaultValue: value === undefined ? null : String(value), unset, description }] : [];
});

/** The settings as plain text, one paragraph each. */
export function settingsText(): string {
  return settings
    .map(({ name, defaultValue, unset, description }) => {
      const fallback = defaultValue ?? (unset === 'none' ? null : unset);
      return `  ${name}${fallback === null ? '' : ` (default: ${fallback})`}\n      ${plain(description)}`;
    })
    .join('\n');
}

/** Without references to other pages, links and backticks. */
function plain(markdown: string): string {
  return markdown
    .replace(/; see \[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '');
}
