import type { RegionSource } from '../decision/record.ts';

/**
 * How the law of a place treats a category. The engine denies `opt-in` and `opt-out` alike until there is a yes:
 * the mode is what the page may say about its duty, never a grant.
 */
export type ConsentMode = 'required' | 'opt-in' | 'opt-out';

/** A disclosure required beside the choices: the recipient abroad (PIPL 39), or each category's legal basis (ANPD). */
export type RegionCard = 'overseas_recipient' | 'legal_basis';

/** The rules of a place, as data. */
export interface RegionPack {
  readonly id: 'eea' | 'uk' | 'ch' | 'us-ca' | 'us-opt-out' | 'cn' | 'br' | 'strictest';
  /** `other`: categories of the page's own. */
  readonly modes: Readonly<Record<'necessary' | 'preferences' | 'analytics' | 'marketing' | 'other', ConsentMode>>;
  /** Whether every page needs a permanent "Your Privacy Choices" link besides the banner. */
  readonly choicesLink: boolean;
  /**
   * Whether Global Privacy Control binds by law, and whether it must be shown as honoured. It is honoured everywhere.
   */
  readonly gpc: { readonly binding: boolean; readonly display: boolean };
  /** `abroad-or-shared`: a category that hands data to others, or out of the country, needs a consent of its own. */
  readonly separate: 'none' | 'abroad-or-shared';
  readonly cards: readonly RegionCard[];
  /** Google's tag is not even loaded before there is a yes. */
  readonly basicMode: boolean;
  /** Laws and guidance, with their dates. */
  readonly sources: readonly string[];
}

/** The rules that apply to one visitor, and how the place is known. */
export interface Placed {
  readonly pack: RegionPack;
  /** ISO 3166 code, or null if the place is unknown or the code is invalid. */
  readonly region: string | null;
  readonly source: RegionSource | 'unknown';
}
