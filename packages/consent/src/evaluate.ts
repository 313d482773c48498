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

/** 180 days unless told, never above 13 months (the longest that CNIL and ANPD guidance accepts), in milliseconds. */
export function readMaxAge(days: number | undefined): number {
  return (typeof days === 'number' && days > 0 ? Math.min(days, 395) : 180) * DAY;
}

/** The answer that counts: to this very question, neither outdated nor from the future. */
export function standingAnswer(category: AskedCategory, situation: Situation): Answer | null {
  const answer = situation.decision?.answers.get(category.id);
  if (answer?.revision !== category.revision) return null;
  const age = situation.now - answer.at;
  return age >= -CLOCK_SLACK && age < situation.maxAge ? answer : null;
}

/** A yes from before the signal was switched on: the signal is the later word. */
export const overruledBySignal = (category: AskedCategory, answer: Answer | null, gpc: boolean): boolean =>
  gpc && category.sale && answer !== null && answer.granted && !answer.gpc;

/** Whether the category may run: only by a standing yes, or because the shop cannot work without it. */
export function isGranted(category: AskedCategory, situation: Situation): boolean {
  if (category.required) return true;
  const answer = standingAnswer(category, situation);
  return answer !== null && answer.granted && !overruledBySignal(category, answer, situation.gpc);
}

/** Whether the shopper still has to be asked; the signal counts as an answer. */
export function isPending(category: AskedCategory, situation: Situation): boolean {
  return !category.required && !standingAnswer(category, situation) && !(situation.gpc && category.sale);
}
