import type { Consent } from '../consent.ts';
import type { Trust } from '../gate/trusted.ts';
import { warnOnce } from '../safely.ts';

/** State that all copies of this script on one page share, in any version. */
export interface Shared {
  /** Elements that were loaded: with two gates on a page, a script must not run twice. */
  readonly settled: WeakSet<Element>;
  /** The first engine of each name. */
  readonly engines: Record<string, Consent>;
  /** Most policies allow a policy name once per page. False if the page's CSP forbids it. */
  trust?: Trust | false;
}

const symbol = Symbol.for('smallshop.consent.1');
/** Engines of this copy of the script. */
const own = new WeakSet<Consent>();

export function sharedOn(document: Document): Shared {
  const page = document as Document & { [symbol]?: Shared };
  return (page[symbol] ??= { settled: new WeakSet(), engines: {} });
}

/** Returns the engine of another copy of the script if there is one, else this one: two engines would ask twice. */
export function firstOnPage(document: Document | undefined, name: string, consent: Consent): Consent {
  own.add(consent);
  const first = document ? (sharedOn(document).engines[name] ??= consent) : consent;
  if (own.has(first)) return consent;
  warnOnce('loaded twice');
  return first;
}
