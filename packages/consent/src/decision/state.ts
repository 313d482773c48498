import type { AskedCategory } from '../categories.ts';
import { standingAnswer, verdictOn, type Situation } from './evaluate.ts';

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
  /** What of them is still to be asked: `category/service`, or the category where it has no services. */
  readonly unanswered: readonly string[];
  /** Global Privacy Control is on. */
  readonly gpc: boolean;
  /** The signal is on and nothing that it opts out of is granted: say so to the shopper. */
  readonly gpcHonoured: boolean;
  /** ISO 8601 time of the latest answer that counts. */
  readonly decidedAt: string | null;
  /** Hash of what is asked. */
  readonly revision: string;
  /** Id of the latest record, for the shopper's receipt; of the whole site, where its hosts use one key. */
  readonly recordId: string | null;
  /** Something taken back has already run here; only loading the page again ends it. */
  readonly reloadNeeded: boolean;
}

/** Pure: no clock, no storage. `revision`: of the whole question. `ran`: keys of what runs on this page. */
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
