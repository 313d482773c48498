import type { AskedCategory } from './categories.ts';
import type { Answer, Decision } from './decision.ts';

const DAY = 86_400_000;

/** Clocks are set back by a little; by more, and nothing they say counts. */
const CLOCK_SLACK = 60_000;

/** Everything that a verdict depends on. */
export interface Situation {
  readonly decision: Decision | null;
  /** Global Privacy Control, as the browser sends it now. */
  readonly gpc: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds that an answer counts. */
  readonly maxAge: number;
}

/** 180 days unless told, never above 13 months (the longest that CNIL and ANPD guidance accepts). */
export const readMaxDays = (days: number | undefined): number => (typeof days === 'number' && days > 0 ? Math.min(days, 395) : 180);

export const toMilliseconds = (days: number): number => days * DAY;

/** The answer that counts: to this very question, neither outdated nor from the future. */
export function standingAnswer(category: AskedCategory, situation: Situation): Answer | null {
  const answer = situation.decision?.answers.get(category.id);
  if (answer?.revision !== category.revision || answer.said.length !== category.keys.length) return null;
  const age = situation.now - answer.at;
  return age >= -CLOCK_SLACK && age < situation.maxAge ? answer : null;
}

/**
 * What may run, one character for each of the category's keys: `1` it may, `0` it was refused, `-` nobody
 * answered yet. Only a standing yes makes a `1`, or that the shop cannot work without it. The signal refuses
 * what is sold, and overrules a yes from before it was switched on: then it is the later word.
 */
export function verdictOn(category: AskedCategory, situation: Situation): string {
  const { keys, required, sale } = category;
  if (required) return '1'.repeat(keys.length);
  const answer = standingAnswer(category, situation);
  const said = answer?.said ?? '-'.repeat(keys.length);
  return situation.gpc && sale ? said.replace(answer?.gpc ? /-/g : /./g, '0') : said;
}

/** A category as a whole is granted when everything in it is. */
export const isWhole = (verdict: string): boolean => !/[^1]/.test(verdict);

export const isPending = (verdict: string): boolean => verdict.includes('-');

/** The verdict on a category or on one of its services; `-` for what nobody configured. */
export function verdictOnKey(key: string, categories: readonly AskedCategory[], situation: Situation): '0' | '1' | '-' {
  for (const category of categories) {
    const verdict = verdictOn(category, situation);
    if (category.id === key) return isWhole(verdict) ? '1' : isPending(verdict) ? '-' : '0';
    const at = category.keys.indexOf(key);
    if (at >= 0) return verdict[at] as '0' | '1' | '-';
  }
  return '-';
}
