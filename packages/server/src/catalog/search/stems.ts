import { sql, type SQL } from 'drizzle-orm';

/** Stemmers (Snowball) that PostgreSQL 14 and PGlite have, by the language's first tag. */
const dictionaries: Record<string, string> = {
  ar: 'arabic_stem',
  da: 'danish_stem',
  de: 'german_stem',
  el: 'greek_stem',
  en: 'english_stem',
  es: 'spanish_stem',
  fi: 'finnish_stem',
  fr: 'french_stem',
  hu: 'hungarian_stem',
  it: 'italian_stem',
  nl: 'dutch_stem',
  no: 'norwegian_stem',
  pt: 'portuguese_stem',
  ro: 'romanian_stem',
  ru: 'russian_stem',
  sv: 'swedish_stem',
  tr: 'turkish_stem',
};

const stemIn = (tag: string, word: SQL) =>
  sql`${sql.raw(`'${tag}:'`)} || (ts_lexize(${sql.raw(`'${dictionaries[tag]}'`)}, ${word}))[1]`;

/** Language and stem of a word: `en:cup`. Null without a stemmer, and for words like "the". */
export function stemOf(language: SQL, word: SQL): SQL {
  const cases = Object.keys(dictionaries).map((tag) => sql`when ${sql.raw(`'${tag}'`)} then ${stemIn(tag, word)}`);
  return sql`case split_part(${language}, '-', 1) ${sql.join(cases, sql` `)} end`;
}

/** The stems of a word in each of the languages, as an array. */
export function stemsOf(languages: readonly string[], word: SQL): SQL {
  const tags = new Set(languages.map((language) => language.split('-')[0]!).filter((tag) => dictionaries[tag]));
  if (tags.size === 0) return sql`array[]::text[]`;
  return sql`array[${sql.join(
    [...tags].map((tag) => stemIn(tag, word)),
    sql`, `,
  )}]`;
}
