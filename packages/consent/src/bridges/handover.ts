import type { ConsentKey } from '../categories.ts';
import type { Consent, ConsentOptions } from '../consent.ts';
import { createConsent } from '../create-consent.ts';
import { memoryStorage } from '../storage/memory.ts';

export type PlatformAnswer = Readonly<Partial<Record<ConsentKey, boolean>>>;

/** Another consent platform: calls `answer` with its decision, again after each change. */
export type Platform = (answer: (said: PlatformAnswer) => void) => void;

/**
 * An engine that does not ask: another platform on the page does, such as one registered for IAB TCF. Until it answers,
 * everything is denied, again on every page: nothing is stored here, because the platform stores its own answer.
 * What it does not name is a no. Under Global Privacy Control a yes to what is sold does not count: it is unknown
 * whether it was given before the signal was switched on.
 */
export function handover(options: Omit<ConsentOptions, 'storage'>, platform: Platform): Consent {
  const consent = createConsent({ ...options, storage: memoryStorage() });
  const isSold = (key: string) =>
    options.categories.some(({ id, sale = id === 'marketing' }) => sale && id === key.split('/')[0]);
  const counts = (said: PlatformAnswer, key: string) => said[key] === true && !(consent.state.gpc && isSold(key));
  const keys = () => [...Object.keys(consent.state.granted), ...Object.keys(consent.state.services)];
  platform((said) =>
    consent.choose(
      // The category is before its services; a named service overrules it.
      Object.fromEntries(
        keys().flatMap((key) => (key.includes('/') && !(key in said) ? [] : [[key, counts(said, key)]])),
      ),
      { method: 'platform', layer: 'none' },
    ),
  );
  return consent;
}

export interface TcfOptions {
  /** For each category or service, the TCF purposes that all need consent, and the vendor, by their numbers. */
  readonly needs: Readonly<
    Record<string, { readonly purposes: readonly number[]; readonly vendors?: readonly number[] }>
  >;
  readonly window?: Window;
}

interface TcData {
  readonly gdprApplies?: boolean;
  readonly eventStatus?: string;
  readonly purpose?: { readonly consents?: Readonly<Record<number, boolean>> };
  readonly vendor?: { readonly consents?: Readonly<Record<number, boolean>> };
}

type TcfApi = (command: 'addEventListener', version: 2, heard: (data: TcData | null, success: boolean) => void) => void;

/**
 * A platform that speaks IAB TCF 2 (`window.__tcfapi`). Legitimate interest counts for nothing, and where the platform
 * says that GDPR does not apply it has not asked: that is not a yes either.
 */
export const tcfPlatform =
  ({ needs, window: view = window }: TcfOptions): Platform =>
  (answer) => {
    const page = view as unknown as { __tcfapi?: TcfApi };
    const allows = (consents: Readonly<Record<number, boolean>> | undefined, ids: readonly number[]) =>
      ids.every((id) => consents?.[id] === true);
    const listen = () => {
      page.__tcfapi?.('addEventListener', 2, (data, success) => {
        const isSaid =
          success &&
          data &&
          data.gdprApplies === true &&
          /^(tcloaded|useractioncomplete)$/.test(String(data.eventStatus));
        if (!isSaid) return;
        const said = ([, { purposes, vendors = [] }]: (typeof entries)[number]) =>
          purposes.length > 0 && allows(data.purpose?.consents, purposes) && allows(data.vendor?.consents, vendors);
        answer(Object.fromEntries(entries.map((entry) => [entry[0], said(entry)])));
      });
    };
    const entries = Object.entries(needs);
    if (page.__tcfapi) listen();
    else view.addEventListener('load', listen, { once: true });
  };
