import type { AskedCategory } from '../categories.ts';
import type { Answer, Decision } from './decision.ts';

/** Whether an entry of a decision answers this question, on any host of the site. */
export const isAnswerTo = ({ id, revision }: AskedCategory, key: string, answer: Answer): boolean =>
  key.split('~')[0] === id && answer.revision === revision;

/** In milliseconds. */
export const DAY = 86_400_000;

/** A clock may be set back by this much. An answer that is further in the future does not count. */
const CLOCK_SLACK_MS = 60_000;

/** All input of a verdict. */
export interface Situation {
  readonly decision: Decision | null | undefined;
  /** Global Privacy Control, as the browser sends it now. */
  readonly gpc: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Days that an answer counts. */
  readonly days: number;
}

/** Whole days. Default: 180. Maximum: 395, the 13 months that CNIL and ANPD guidance accepts. */
export const readDays = (days: number | undefined): number => (days! > 0 ? Math.min(Math.ceil(days!), 395) : 180);

/** Returns the valid answer to this question: not expired and not from the future. */
export function standingAnswer(category: AskedCategory, { decision, now, days }: Situation): Answer | undefined {
  const [, answer] = [...(decision?.answers ?? [])].find(([key, said]) => isAnswerTo(category, key, said)) ?? [];
  const age = now - Number(answer?.at);
  const counts = answer?.said.length === category.keys.length && age >= -CLOCK_SLACK_MS && age < days * DAY;
  return counts ? answer : undefined;
}

/**
 * Returns one character for each of the category's keys: `1` granted, `0` refused, `-` not answered. Only a valid yes,
 * or a required category, gives `1`. Global Privacy Control refuses categories whose data is sold. It also overrides a
 * yes from before it was switched on, because the signal is the later statement.
 */
export function verdictOn(category: AskedCategory, situation: Situation): string {
  const { keys, required, sale } = category;
  const answer = standingAnswer(category, situation);
  const said = answer?.said ?? '-'.repeat(keys.length);
  if (required) return said.replace(/./g, '1');
  return situation.gpc && sale ? said.replace(answer?.gpc ? /-/g : /./g, '0') : said;
}
