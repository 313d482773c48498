import type { Consent } from '../consent.ts';
import type { Trust } from '../gate/trusted.ts';
import { warnOnce } from '../safely.ts';

/** What all copies of this script on one page share, whatever their version. */
export interface Shared {
  /** Elements that were let through: a script must not run twice because two gates stood before it. */
  readonly settled: WeakSet<Element>;
  /** The first engine of each name. */
  readonly engines: Record<string, Consent>;
  /** A policy name can be used once per page under most policies; false where the page's CSP forbids it. */
  trust?: Trust | false;
}

const symbol = Symbol.for('smallshop.consent.1');
/** What this copy of the script made. */
const own = new WeakSet<Consent>();

export function sharedOn(document: Document): Shared {
  const page = document as Document & { [symbol]?: Shared };
  return (page[symbol] ??= { settled: new WeakSet(), engines: {} });
}

/** The engine given, or where another copy of the script made one before, that one: two would ask twice. */
export function firstOnPage(document: Document | undefined, name: string, consent: Consent): Consent {
  own.add(consent);
  const first = document ? (sharedOn(document).engines[name] ??= consent) : consent;
  if (own.has(first)) return consent;
  warnOnce('loaded twice');
  return first;
}
