/** Of the places where a token is: "A" is the title; "B" are vendor, type, tags and option values. Empty: anywhere. */
export type Weights = '' | 'A' | 'AB';

/** What a product has to have to match. */
export type Expression = { token: string; weights: Weights } | { every: Expression[] } | { some: Expression[] };

/** The same as PostgreSQL's tsquery, in its text form. Tokens are letters and digits: none has a quote. */
export function tsqueryOf(expression: Expression): string {
  if ('token' in expression) {
    const { token, weights } = expression;
    return `'${token}'${weights && `:${weights}`}`;
  }
  const [parts, operator] = 'every' in expression ? [expression.every, ' & '] : [expression.some, ' | '];
  return `(${parts.map(tsqueryOf).join(operator)})`;
}
