import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools';

/** Returns an IBAN in its electronic format: upper case, without spaces. */
export function normalizeIban(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Returns an IBAN in its print format: groups of four (ISO 13616). */
export function printIban(text: string): string {
  return normalizeIban(text).replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * Returns what is wrong with an IBAN in its electronic format, or undefined if it is valid. Checks the country, its
 * length, the format of its account numbers, and all check digits, as the IBAN registry lists them (ISO 13616).
 */
export function ibanError(iban: string): string | undefined {
  const { errorCodes } = validateIBAN(iban);
  const has = (code: ValidationErrorsIBAN) => errorCodes.includes(code);
  const country = iban.slice(0, 2);
  if (errorCodes.length === 0) return undefined;
  if (has(ValidationErrorsIBAN.NoIBANProvided) || has(ValidationErrorsIBAN.NoIBANCountry))
    return 'An IBAN begins with the code of a country that has IBANs, such as DE.';
  if (has(ValidationErrorsIBAN.WrongBBANLength))
    return `An IBAN of ${country} has ${countrySpecs[country]!.chars} characters, this one has ${iban.length}.`;
  if (has(ValidationErrorsIBAN.WrongBBANFormat))
    return `The account number does not have the format of ${country}: a letter or a digit is in the wrong place.`;
  return 'The check digits do not fit: a digit is wrong or missing.';
}
