import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** A text column in the first language of the chain that it has. */
export function localized(column: PgColumn, languages: readonly string[]): SQL<string> {
  const choices = languages.map((language) => sql`${column} ->> ${language}::text`);
  return sql<string>`coalesce(${sql.join(choices, sql`, `)}, '')`;
}

/** A pattern for ILIKE that finds the words themselves, whatever signs they hold. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
