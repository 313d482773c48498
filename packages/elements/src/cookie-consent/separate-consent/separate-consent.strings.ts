/** Texts of a separate question. */
export const separateConsentStrings = {
  askAlone: 'This is asked by itself: {categories}. If you refuse, everything else works as before.',
  overseas: 'Your data leaves the country',
  recipients: 'Recipients',
  recipient: 'Recipient abroad',
  contact: 'Contact',
  purpose: 'Purpose',
  method: 'How it is processed',
  dataTypes: 'Data',
  rights: 'Your rights there',
};
export type SeparateConsentStrings = typeof separateConsentStrings;
