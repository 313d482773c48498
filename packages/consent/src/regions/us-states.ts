/**
 * States whose privacy law lets people opt out of sale and targeted advertising. `since`: the law is in force;
 * `signal`: an opt-out signal such as Global Privacy Control has to be honoured from that day, null where the law
 * does not say so. As of 2026-11-22, from secondary sources (myprivacy.blog "20 state privacy laws", 2026;
 * privacylawmap.com on opt-out signals, 2026-03-28), which differ by a year for some signals; the statutes
 * were not opened. Nothing that the engine decides depends on a day in here.
 */
export const usStates: Readonly<
  Record<string, { readonly law: string; readonly since: string; readonly signal: string | null }>
> = {
  'US-CA': { law: 'CCPA/CPRA', since: '2020-01-01', signal: '2023-01-01' },
  'US-CO': { law: 'CPA', since: '2023-07-01', signal: '2024-07-01' },
  'US-CT': { law: 'CTDPA', since: '2023-07-01', signal: '2025-01-01' },
  'US-DE': { law: 'DPDPA', since: '2025-01-01', signal: '2026-01-01' },
  'US-FL': { law: 'FDBR', since: '2024-07-01', signal: null },
  'US-IA': { law: 'ICDPA', since: '2025-01-01', signal: null },
  'US-IN': { law: 'INCDPA', since: '2026-01-01', signal: null },
  'US-KY': { law: 'KCDPA', since: '2026-01-01', signal: null },
  'US-MD': { law: 'MODPA', since: '2025-10-01', signal: '2025-10-01' },
  'US-MN': { law: 'MCDPA', since: '2025-07-31', signal: '2025-07-31' },
  'US-MT': { law: 'MCDPA', since: '2024-10-01', signal: '2025-01-01' },
  'US-NE': { law: 'NDPA', since: '2025-01-01', signal: '2025-01-01' },
  'US-NH': { law: 'NHDPA', since: '2025-01-01', signal: '2025-01-01' },
  'US-NJ': { law: 'NJDPA', since: '2025-01-15', signal: '2025-07-15' },
  'US-OR': { law: 'OCPA', since: '2024-07-01', signal: '2026-01-01' },
  'US-RI': { law: 'RIDTPPA', since: '2026-01-01', signal: null },
  'US-TN': { law: 'TIPA', since: '2025-07-01', signal: null },
  'US-TX': { law: 'TDPSA', since: '2024-07-01', signal: '2025-01-01' },
  'US-UT': { law: 'UCPA', since: '2023-12-31', signal: null },
  'US-VA': { law: 'VCDPA', since: '2023-01-01', signal: null },
};
