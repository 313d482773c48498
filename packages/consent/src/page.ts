import type { Consent } from './consent.ts';
import { warnOnce } from './safely.ts';

/** What all copies of this script on one page share, whatever their version. */
interface Shared {
  /** Elements that were let through: a script must not run twice because two gates stood before it. */
  readonly settled: WeakSet<Element>;
  /** By name, the first engine, and which copy of the script made it. */
  readonly engines: Map<string, readonly [consent: Consent, copy: object]>;
}

const symbol = Symbol.for('smallshop.consent.1');
const copy = {};

export function sharedOn(document: Document): Shared {
  const page = document as Document & { [symbol]?: Shared };
  return (page[symbol] ??= { settled: new WeakSet(), engines: new Map() });
}

/** The engine given, or where another copy of the script made one before, that one: two would ask twice. */
export function firstOnPage(document: Document | undefined, name: string, consent: Consent): Consent {
  if (!document) return consent;
  const { engines } = sharedOn(document);
  const first = engines.get(name);
  if (!first) engines.set(name, [consent, copy]);
  if (!first || first[1] === copy) return consent;
  warnOnce('This page has two consent scripts; the first one decides.');
  return first[0];
}
