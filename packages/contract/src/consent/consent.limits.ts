/** Default number of days that a visitor's answer is valid. */
export const consentValidityDays = 180;
