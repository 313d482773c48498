export type ConsentAction = 'accept_all' | 'reject_all' | 'choose' | 'withdraw' | 'gpc';
/** `embed` is the placeholder of a video or a map, `none` any other control outside the banner. */
export type ConsentLayer = 'first' | 'second' | 'embed' | 'none';

/** With what and where the shopper said it. */
export interface ConsentSource {
  /** `platform`: with another consent platform on the page, which hands its answers over. */
  readonly method: 'button' | 'toggle' | 'platform';
  readonly layer: ConsentLayer;
}

/** How the place is known, in the words of the store's consent notice. */
export type RegionSource = 'page' | 'choice' | 'address' | 'network' | 'accept_language' | 'store_default';

/**
 * What the server keeps of an act, as `POST /v1/consent-records` takes it: no person, no address,
 * no user agent. Names follow ISO/IEC TS 27560.
 */
export interface ConsentRecord {
  /** Random; never derived from the person or the browser. */
  readonly id: string;
  readonly action: ConsentAction;
  readonly method: ConsentSource['method'] | 'signal';
  readonly layer: ConsentLayer;
  /** What may run from now on, each configured category named; true when all of it may. */
  readonly categories: Readonly<Record<string, boolean>>;
  /** The same for each configured service, as `category/service`. */
  readonly services: Readonly<Record<string, boolean>>;
  /** Hash of what was asked. */
  readonly revision: string;
  /** Hash of the notice whose words were read, as the server names it; only where the page told it. */
  readonly noticeHash?: string;
  /** BCP 47 tag of the words that were read. */
  readonly language: string;
  /** ISO 3166-1 code or 3166-2 subdivision, where known. */
  readonly region?: string;
  readonly regionSource?: RegionSource;
  readonly gpc: boolean;
  /** ISO 8601, the shopper's clock. */
  readonly decidedAt: string;
  /** How long it counts, an ISO 8601 duration: `P180D`. */
  readonly validity: string;
}

/** A UUID v4. `crypto.randomUUID` exists on secure pages only, and a shop may be tried out on plain http. */
export function randomId(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (+digit ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (+digit / 4)))).toString(16),
  );
}

/** Whether this names a control that a person can use. */
export function isSource(source: unknown): source is ConsentSource {
  const { method, layer } = (source ?? {}) as Partial<ConsentSource>;
  return /^(button|toggle|platform) (first|second|embed|none)$/.test(`${method} ${layer}`);
}
