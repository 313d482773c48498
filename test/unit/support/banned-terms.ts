/** A word or phrase that the code and its documents do not use, and what they use instead. */
export interface BannedTerm {
  pattern: RegExp;
  instead: string;
}

/**
 * Private vocabulary and turns of phrase that readers stumbled over. Ordinary uses of a word are not in the list:
 * a pattern is as narrow as it has to be. A database column keeps its name, so two patterns skip it.
 */
export const bannedTerms: readonly BannedTerm[] = [
  { pattern: /(?<!:|\[')wish(es|ed)?(?![a-z])/i, instead: 'mutation (queued change), request event (DOM), or "want"' },
  { pattern: /\btold\b/i, instead: 'returns, says, reports, receives, is notified' },
  { pattern: /(?<!boolean\(')\buntold\b/i, instead: 'a name that says what is pending' },
  { pattern: /\btells?\b/i, instead: 'says, reports, returns, notifies' },
  { pattern: /\bwho(m)?ever\b/i, instead: 'the caller, anybody who, a person who' },
  { pattern: /\bnobody\b/i, instead: 'no one, or a sentence with a subject' },
  { pattern: /\bstands?\b/i, instead: 'is, lies, applies' },
  { pattern: /\bby itself\b/i, instead: 'alone, automatically' },
  { pattern: /\bAnswers (with|the|a|an|what|whether|how|undefined|nothing|true|false)\b/, instead: 'Returns' },
  { pattern: /\bpieces?\b/i, instead: 'quantity, units, items' },
  { pattern: /\bgoods\b/i, instead: 'items, line items' },
  { pattern: /[a-z]Goods\b/, instead: 'items, stock, fulfillment' },
  { pattern: /\bfaults?\b(?!(?:[ -](tests?|injection|harness)|\/))/i, instead: 'error' },
  { pattern: /\b(hearers?|wakers?)\b/i, instead: 'listeners' },
  { pattern: /[a-z]Inside\b/, instead: 'context' },
  { pattern: /\bchores?\b/i, instead: 'job' },
  { pattern: /\bkeepHouse\b/, instead: 'runJobs' },
  { pattern: /\bpatience\b/i, instead: 'a limit with its unit, such as timeoutMs' },
  { pattern: /\bforget(s|Old\w*)?\b/i, instead: 'delete, remove' },
  { pattern: /\btid(y|ies)\w*/i, instead: 'normalize' },
  { pattern: /\bscenes?\b/i, instead: 'test context' },
  { pattern: /(?<!jsonb\(')\bbills?\b/i, instead: 'checkout snapshot (server), order summary or totals (elements)' },
];
