export type ConsentAction = 'accept_all' | 'reject_all' | 'choose' | 'withdraw' | 'gpc';
/** `embed` is the placeholder of a video or a map, `none` any other control outside the banner. */
export type ConsentLayer = 'first' | 'second' | 'embed' | 'none';

/** The control that the shopper used, and its layer. */
export interface ConsentSource {
  /** `platform`: the answer comes from another consent platform on the page. */
  readonly method: 'button' | 'toggle' | 'platform';
  readonly layer: ConsentLayer;
}

/** How the place is known. The same values as in the store's consent notice. */
export type RegionSource = 'page' | 'choice' | 'address' | 'network' | 'accept_language' | 'store_default';

/**
 * The record of an action, as `POST /v1/consent-records` takes it. It contains no person, no address and no user agent.
 * Names follow ISO/IEC TS 27560.
 */
export interface ConsentRecord {
  /** Random; never derived from the person or the browser. */
  readonly id: string;
  readonly action: ConsentAction;
  readonly method: ConsentSource['method'] | 'signal';
  readonly layer: ConsentLayer;
  /** Each configured category; true if all its services are granted. */
  readonly categories: Readonly<Record<string, boolean>>;
  /** The same for each configured service, as `category/service`. */
  readonly services: Readonly<Record<string, boolean>>;
  /** Keys that were granted until now: `category/service`, or the category if it has no services. */
  readonly withdrawn: string[];
  /** Hash of all questions. */
  readonly revision: string;
  /** The server's hash of the notice that the shopper read, if the page has it. */
  readonly noticeHash?: string | undefined;
  /** BCP 47 tag of the texts that the shopper read. */
  readonly language: string;
  /** ISO 3166-1 code or 3166-2 subdivision, if known. */
  readonly region?: string | undefined;
  readonly regionSource?: RegionSource | undefined;
  readonly gpc: boolean;
  /** ISO 8601 time of the shopper's clock. */
  readonly decidedAt: string;
  /** How long the answer is valid, an ISO 8601 duration: `P180D`. */
  readonly validity: string;
}

/** Returns a UUID v4. On plain http browsers have no `randomUUID`: then another random text. */
export const randomId = (): string => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(5)).join('-');

/** Whether this names a control that a person can use. */
export function isSource(source: unknown): source is ConsentSource {
  const said = source as Partial<ConsentSource> | null | undefined;
  return /^(button|toggle|platform) (first|second|embed|none)$/.test(`${said?.method} ${said?.layer}`);
}
