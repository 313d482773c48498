/** Texts of the first layer and of the buttons that open it. The words for yes and no are equally neutral. */
export const cookieConsentStrings = {
  title: 'Your privacy choices',
  ask:
    'With your permission, this site uses cookies and similar storage for: {categories}. None of it runs unless ' +
    'you allow it, and you can change your answer at any time.',
  changed: 'Something has changed since your last answer.',
  acceptAll: 'Accept all',
  refuseAll: 'Refuse all',
  accept: 'Accept',
  refuse: 'Refuse',
  choose: 'Choose in detail',
  policy: 'Privacy policy',
  gpc: 'Opt-out request honoured',
  saved: 'Your choice is saved.',
  preferences: 'Preferences',
  analytics: 'Statistics',
  marketing: 'Marketing',
};
export type CookieConsentStrings = typeof cookieConsentStrings;
