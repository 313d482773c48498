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
  /** What was granted until now and no longer is, by `category/service`, or by category where it names no services. */
  readonly withdrawn: string[];
  /** Hash of what was asked. */
  readonly revision: string;
  /** Hash of the notice whose words were read, as the server names it; only if the page gave it. */
  readonly noticeHash?: string | undefined;
  /** BCP 47 tag of the words that were read. */
  readonly language: string;
  /** ISO 3166-1 code or 3166-2 subdivision, where known. */
  readonly region?: string | undefined;
  readonly regionSource?: RegionSource | undefined;
  readonly gpc: boolean;
  /** ISO 8601, the shopper's clock. */
  readonly decidedAt: string;
  /** How long it counts, an ISO 8601 duration: `P180D`. */
  readonly validity: string;
}

/** A UUID v4; on plain http, where a shop may be tried out and browsers have none, as random and of another shape. */
export const randomId = (): string => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(5)).join('-');

/** Whether this names a control that a person can use. */
export function isSource(source: unknown): source is ConsentSource {
  const said = source as Partial<ConsentSource> | null | undefined;
  return /^(button|toggle|platform) (first|second|embed|none)$/.test(`${said?.method} ${said?.layer}`);
}
