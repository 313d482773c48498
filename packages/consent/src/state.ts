import type { AskedCategory } from './categories.ts';
import { configurationRevision } from './categories.ts';
import { isPending, isWhole, standingAnswer, verdictOn, type Situation } from './evaluate.ts';

/** What the page may know at one moment; a new object whenever something changed. */
export interface ConsentState {
  /** `answered` once everything that needs an answer has one that counts. */
  readonly status: 'unanswered' | 'answered';
  /** Each configured category, and nothing else; true when all of its services are. */
  readonly granted: Readonly<Record<string, boolean>>;
  /** Each configured service, as `category/service`. */
  readonly services: Readonly<Record<string, boolean>>;
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

export interface Grants {
  readonly categories: Readonly<Record<string, boolean>>;
  readonly services: Readonly<Record<string, boolean>>;
}

export function grantsOf(categories: readonly AskedCategory[], situation: Situation): Grants {
  const grants: { categories: Record<string, boolean>; services: Record<string, boolean> } = { categories: {}, services: {} };
  for (const category of categories) {
    const verdict = verdictOn(category, situation);
    grants.categories[category.id] = isWhole(verdict);
    category.keys.forEach((key, at) => {
      if (key !== category.id) grants.services[key] = verdict[at] === '1';
    });
  }
  return grants;
}

/** The state of a situation. Pure: no clock, no storage. `ran`: keys of what runs on this page. */
export function readState(categories: readonly AskedCategory[], situation: Situation, ran: ReadonlySet<string>): ConsentState {
  const { categories: granted, services } = grantsOf(categories, situation);
  const pending = categories.filter((category) => isPending(verdictOn(category, situation))).map(({ id }) => id);
  const times = categories.flatMap((category) => standingAnswer(category, situation)?.at ?? []);
  const answered = times.length > 0;
  return Object.freeze<ConsentState>({
    status: answered && !pending.length ? 'answered' : 'unanswered',
    granted: Object.freeze(granted),
    services: Object.freeze(services),
    pending: Object.freeze(pending),
    gpc: situation.gpc,
    gpcHonoured: situation.gpc && !categories.some((category) => category.sale && verdictOn(category, situation).includes('1')),
    decidedAt: answered ? new Date(Math.max(...times)).toISOString() : null,
    revision: configurationRevision(categories),
    recordId: answered ? situation.decision!.id : null,
    reloadNeeded: [...ran].some((key) => !(granted[key] ?? services[key])),
  });
}
