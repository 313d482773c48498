import type { Expansions } from './expansions.repo.ts';
import type { Term } from './tokens.ts';

/** A search as PostgreSQL's tsquery, in their text form. */
export interface TextQuery {
  /** What each hit matches. */
  all: string;
  /** Better matches in the words that decide the order, best first; a hit may match none of them. */
  tiers: string[];
  /** The terms in the title: the more a hit matches, the better. Empty for a query of one term. */
  titleTerms: string[];
}

/** How similar a word may be to that of the query. */
type Similarity = 'exact' | 'stem' | 'any';

/** Puts the terms together with their expansions. Returns null without terms. */
export function textQueryOf(terms: readonly Term[], expansions: ReadonlyMap<string, Expansions>): TextQuery | null {
  if (terms.length === 0) return null;
  const of = (term: Term, similarity: Similarity, weights: string) =>
    expressionOf(term, expansions, similarity, weights);
  const every = (similarity: Similarity, weights: string) =>
    terms.map((term) => of(term, similarity, weights)).join(' & ');
  const tiers = [every('exact', 'A'), every('stem', 'A'), every('any', 'A'), every('stem', 'AB'), every('any', 'AB')];
  return {
    all: every('any', ''),
    tiers,
    titleTerms: terms.length === 1 ? [] : terms.map((term) => of(term, 'any', 'A')),
  };
}

function expressionOf(
  term: Term,
  expansions: ReadonlyMap<string, Expansions>,
  similarity: Similarity,
  weights: string,
): string {
  // Tokens are letters and digits: none has a quote or a backslash.
  const token = (text: string) => `'${text}'${weights && `:${weights}`}`;
  if ('pairs' in term) return `(${(similarity === 'exact' ? term.pairs : term.ofWords).map(token).join(' & ')})`;
  const { stems, parts, typos } = expansions.get(term.word) ?? { stems: [], parts: [], typos: [] };
  const words = [
    term.word,
    ...(similarity === 'exact' ? [] : stems),
    ...(similarity === 'any' ? [...parts, ...typos] : []),
  ];
  const apart = term.parts ? [`(${term.parts.map(token).join(' & ')})`] : [];
  return `(${[...new Set(words)].map(token).concat(apart).join(' | ')})`;
}
