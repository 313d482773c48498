/** Texts of the second layer. They are loaded when it first opens. */
export const secondLayerStrings = {
  save: 'Save my choice',
  close: 'Close',
  intro: 'What the site needs in order to work is always on. Everything else is off until you allow it.',
  alwaysOn: 'Always on',
  services: { one: '{count} service', other: '{count} services' },
  session: 'until you close the browser',
  gpcMeaning:
    'Your browser asks not to sell or share your data (Global Privacy Control). That stays off unless you allow it ' +
    'yourself.',
  loading: 'Loading…',
  unavailable: 'The choices could not be loaded. Everything that needs your permission stays off.',
  retry: 'Try again',
  controller: 'Responsible: {name}.',
  retention: 'Kept for',
  legalBasis: 'Legal basis',
  consent: 'your consent',
  contract: 'a contract with you',
  legal_obligation: 'a legal obligation',
  legitimate_interest: 'a legitimate interest',
  optOut:
    'You may opt out of the sale and sharing of your personal information, and limit the use of sensitive ' +
    'information: refuse, or switch it off here.',
  receipt: 'Download the receipt of your last answer',
  necessary: 'Necessary',
  necessaryMeaning: 'Cart, checkout, security, and remembering this choice.',
  preferencesMeaning: 'Remembers how you like the site, such as its appearance.',
  analyticsMeaning: 'Shows how the pages of this site are used.',
  marketingMeaning: 'Shows you advertisements and measures whether they work, here and on other sites.',
};
export type SecondLayerStrings = typeof secondLayerStrings;
