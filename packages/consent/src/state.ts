import type { AskedCategory } from './categories.ts';
import { configurationRevision } from './categories.ts';
import { isGranted, isPending, standingAnswer, type Situation } from './evaluate.ts';

/** What the page may know at one moment; a new object whenever something changed. */
export interface ConsentState {
  /** `answered` once every category that needs an answer has one that counts. */
  readonly status: 'unanswered' | 'answered';
  /** Each configured category, and nothing else. */
  readonly granted: Readonly<Record<string, boolean>>;
  /** Categories still to be asked: all at first, later only those whose meaning changed or whose answer is too old. */
  readonly pending: readonly string[];
  /** Global Privacy Control is on. */
  readonly gpc: boolean;
  /** The signal is on and nothing that it opts out of is granted: say so to the shopper. */
  readonly gpcHonoured: boolean;
  /** ISO 8601 time of the latest answer that counts. */
  readonly decidedAt: string | null;
  /** Hash of what is asked. */
  readonly revision: string;
  /** Id of the latest record, for the shopper's receipt. */
  readonly recordId: string | null;
  /** Something taken back has already run here; only loading the page again ends it. */
  readonly reloadNeeded: boolean;
}

export const grantsOf = (categories: readonly AskedCategory[], situation: Situation): Record<string, boolean> =>
  Object.fromEntries(categories.map((category) => [category.id, isGranted(category, situation)]));

/** The state of a situation. Pure: no clock, no storage. */
export function readState(categories: readonly AskedCategory[], situation: Situation, ran: ReadonlySet<string>): ConsentState {
  const pending = categories.filter((category) => isPending(category, situation)).map(({ id }) => id);
  const times = categories.flatMap((category) => standingAnswer(category, situation)?.at ?? []);
  const answered = times.length > 0;
  const granted = grantsOf(categories, situation);
  return Object.freeze<ConsentState>({
    status: answered && !pending.length ? 'answered' : 'unanswered',
    granted: Object.freeze(granted),
    pending: Object.freeze(pending),
    gpc: situation.gpc,
    gpcHonoured: situation.gpc && !categories.some(({ id, sale }) => sale && granted[id]),
    decidedAt: answered ? new Date(Math.max(...times)).toISOString() : null,
    revision: configurationRevision(categories),
    recordId: answered ? situation.decision!.id : null,
    reloadNeeded: [...ran].some((id) => granted[id] !== true),
  });
}
