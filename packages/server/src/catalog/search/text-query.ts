import type { Expression, Weights } from './expression.ts';
import type { Expansions } from './expansions.repo.ts';
import type { Term } from './tokens.ts';

/** A search. */
export interface TextQuery {
  /** What each hit matches. */
  all: Expression;
  /** Better matches in the words that decide the order, best first; a hit may match none of them. */
  tiers: Expression[];
  /** The terms in the title: the more a hit matches, the better. Empty for a query of one term. */
  titleTerms: Expression[];
}

/** How similar a word may be to that of the query. */
type Similarity = 'exact' | 'stem' | 'any';

/** Puts the terms together with their expansions. Returns null without terms. */
export function textQueryOf(terms: readonly Term[], expansions: ReadonlyMap<string, Expansions>): TextQuery | null {
  if (terms.length === 0) return null;
  const of = (term: Term, similarity: Similarity, weights: Weights) =>
    expressionOf(term, expansions, similarity, weights);
  const every = (similarity: Similarity, weights: Weights): Expression => ({
    every: terms.map((term) => of(term, similarity, weights)),
  });
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
  weights: Weights,
): Expression {
  const every = (tokens: readonly string[]) => ({ every: tokens.map((token) => ({ token, weights })) });
  if ('pairs' in term) return every(similarity === 'exact' ? term.pairs : term.ofWords);
  const { stems, parts, typos } = expansions.get(term.word) ?? { stems: [], parts: [], typos: [] };
  const words = [
    term.word,
    ...(similarity === 'exact' ? [] : stems),
    ...(similarity === 'any' ? [...parts, ...typos] : []),
  ];
  const apart = term.parts ? [every(term.parts)] : [];
  return { some: [...[...new Set(words)].map((token) => ({ token, weights })), ...apart] };
}
