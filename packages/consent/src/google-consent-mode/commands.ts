import { isRegionCode } from '../regions/codes.ts';

/**
 * Google's consent types: developers.google.com/tag-platform/security/guides/consent, and the three that tag
 * templates read.
 */
export const consentTypes = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const;
export type ConsentType = (typeof consentTypes)[number];

export interface StubOptions {
  /** Milliseconds that Google's tags wait for the first update; Google advises 500 or more. */
  readonly waitForUpdate?: number;
  /**
   * ISO 3166-1 or 3166-2 codes for which a default of their own is written besides the one for everywhere, for
   * templates that read regional defaults. It denies as well. `EU` is no code, and Google's tags ignore it in silence.
   */
  readonly regions?: readonly string[];
  /** Name of the data layer, where it was renamed. */
  readonly dataLayer?: string;
}

type Command = readonly unknown[];

/** Fraud prevention and sign-in need no consent; everything else starts denied. */
const denied = Object.fromEntries(
  consentTypes.map((type) => [type, type === 'security_storage' ? 'granted' : 'denied']),
);

function checked({ waitForUpdate = 500, regions = [], dataLayer = 'dataLayer' }: StubOptions): Required<StubOptions> {
  for (const region of regions) {
    if (!isRegionCode(region))
      throw new RangeError(`regions: "${region}" is no ISO 3166-1 or 3166-2 code, such as DE or US-CA.`);
  }
  if (!Number.isInteger(waitForUpdate) || waitForUpdate < 0)
    throw new RangeError('waitForUpdate: a whole number of milliseconds is needed.');
  if (!/^[A-Za-z_$][\w$]*$/.test(dataLayer)) throw new RangeError('dataLayer: the name of a variable is needed.');
  return { waitForUpdate, regions, dataLayer };
}

/** What has to be in the data layer before any tag of Google's. Throws a RangeError that names the invalid option. */
export function defaultCommands(options: StubOptions): {
  readonly layer: string;
  readonly commands: readonly Command[];
} {
  const { waitForUpdate, regions, dataLayer } = checked(options);
  const everywhere = { ...denied, wait_for_update: waitForUpdate };
  return {
    layer: dataLayer,
    commands: [
      ['consent', 'default', everywhere],
      ...(regions.length ? [['consent', 'default', { ...everywhere, region: regions }]] : []),
      ['set', 'ads_data_redaction', true],
    ],
  };
}
