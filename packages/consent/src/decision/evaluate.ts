import type { AskedCategory } from '../categories.ts';
import type { Answer, Decision } from './decision.ts';

/** Whether an entry of a decision answers this very question, on whichever host of the site. */
export const isAnswerTo = ({ id, revision }: AskedCategory, key: string, answer: Answer): boolean =>
  key.split('~')[0] === id && answer.revision === revision;

/** In milliseconds. */
export const DAY = 86_400_000;

/** Clocks are set back by a little; by more, and nothing they say counts. */
const CLOCK_SLACK = 60_000;

/** Everything that a verdict depends on. */
export interface Situation {
  readonly decision: Decision | null | undefined;
  /** Global Privacy Control, as the browser sends it now. */
  readonly gpc: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Days that an answer counts. */
  readonly days: number;
}

/** 180 days unless told, whole ones, never above 13 months (the longest that CNIL and ANPD guidance accepts). */
export const readDays = (days: number | undefined): number => (days! > 0 ? Math.min(Math.ceil(days!), 395) : 180);

/** The answer that counts: to this very question, neither outdated nor from the future. */
export function standingAnswer(category: AskedCategory, { decision, now, days }: Situation): Answer | undefined {
  const [, answer] = [...(decision?.answers ?? [])].find(([key, said]) => isAnswerTo(category, key, said)) ?? [];
  const age = now - Number(answer?.at);
  const counts = answer?.said.length === category.keys.length && age >= -CLOCK_SLACK && age < days * DAY;
  return counts ? answer : undefined;
}

/**
 * What may run, one character for each of the category's keys: `1` it may, `0` it was refused, `-` nobody answered
 * yet. Only a standing yes makes a `1`, or that the shop cannot work without it. The signal refuses what is sold,
 * and overrules a yes from before it was switched on: then it is the later word.
 */
export function verdictOn(category: AskedCategory, situation: Situation): string {
  const { keys, required, sale } = category;
  const answer = standingAnswer(category, situation);
  const said = answer?.said ?? '-'.repeat(keys.length);
  if (required) return said.replace(/./g, '1');
  return situation.gpc && sale ? said.replace(answer?.gpc ? /-/g : /./g, '0') : said;
}
