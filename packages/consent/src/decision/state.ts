import type { AskedCategory } from '../categories.ts';
import { standingAnswer, verdictOn, type Situation } from './evaluate.ts';

/** The state of the consent. Each change makes a new object. */
export interface ConsentState {
  /** `answered` if everything that needs an answer has a valid one. */
  readonly status: 'unanswered' | 'answered';
  /** Each configured category; true if all its services are granted. */
  readonly granted: Readonly<Record<string, boolean>>;
  /** Each configured service, as `category/service`. */
  readonly services: Readonly<Record<string, boolean>>;
  /** Categories without a valid answer: all at first, later those that changed or whose answer has expired. */
  readonly pending: readonly string[];
  /** Their keys without a valid answer: `category/service`, or the category if it has no services. */
  readonly unanswered: readonly string[];
  /** Global Privacy Control is on. */
  readonly gpc: boolean;
  /** The signal is on, and nothing that it opts out of is granted. The shopper must see this. */
  readonly gpcHonoured: boolean;
  /** ISO 8601 time of the latest valid answer. */
  readonly decidedAt: string | null;
  /** Hash of all questions. */
  readonly revision: string;
  /** Id of the latest record, for the shopper's receipt. Hosts of a site that use one key share it. */
  readonly recordId: string | null;
  /** A service without consent has already run here. Only a reload ends it. */
  readonly reloadNeeded: boolean;
}

/** Pure: no clock, no storage. `revision`: hash of all questions. `ran`: keys of the services that run on this page. */
export function readState(
  categories: readonly AskedCategory[],
  situation: Situation,
  revision: string,
  ran: ReadonlySet<string>,
): ConsentState {
  const granted: Record<string, boolean> = {};
  const services: Record<string, boolean> = {};
  const pending: string[] = [];
  const unanswered: string[] = [];
  const { gpc, decision } = situation;
  let at = 0;
  let isSold = false;
  for (const category of categories) {
    const { id, keys, sale } = category;
    const verdict = verdictOn(category, situation);
    // A disabled service was not asked about, so its category is never granted as a whole.
    granted[id] = keys.length >= category.services.length && !/[^1]/.test(verdict);
    for (const service of category.services) {
      const key = `${id}/${service.id}`;
      services[key] = verdict[keys.indexOf(key)] === '1';
    }
    unanswered.push(...keys.filter((_, i) => verdict[i] === '-'));
    if (verdict.includes('-')) pending.push(id);
    isSold ||= sale && verdict.includes('1');
    at = Math.max(at, standingAnswer(category, situation)?.at ?? 0);
  }
  return Object.freeze<ConsentState>({
    status: at && !pending.length ? 'answered' : 'unanswered',
    granted: Object.freeze(granted),
    services: Object.freeze(services),
    pending,
    unanswered,
    gpc,
    gpcHonoured: gpc && !isSold,
    decidedAt: at ? new Date(at).toISOString() : null,
    revision,
    recordId: at ? decision!.id : null,
    reloadNeeded: [...ran].some((key) => !isGranted({ granted, services }, key)),
  });
}

/** Whether a category or a service is granted; undefined if it is not configured. */
export const isGranted = (
  { granted, services }: Pick<ConsentState, 'granted' | 'services'>,
  key: string,
): boolean | undefined => ({ ...granted, ...services })[key];
