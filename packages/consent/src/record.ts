export type ConsentAction = 'accept_all' | 'reject_all' | 'choose' | 'withdraw' | 'gpc';
export type ConsentLayer = 'first' | 'second' | 'none';

/** With what and where the shopper said it: `none` is a control outside the banner. */
export interface ConsentSource {
  readonly method: 'button' | 'toggle';
  readonly layer: ConsentLayer;
}

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
  /** What may run from now on, each configured category named. */
  readonly categories: Readonly<Record<string, boolean>>;
  /** Hash of what was asked. */
  readonly revision: string;
  /** BCP 47 tag of the words that were read. */
  readonly language: string;
  /** ISO 3166-1 code, where known. */
  readonly region?: string;
  readonly gpc: boolean;
  /** ISO 8601, the shopper's clock. */
  readonly decidedAt: string;
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
  return (method === 'button' || method === 'toggle') && (layer === 'first' || layer === 'second' || layer === 'none');
}
