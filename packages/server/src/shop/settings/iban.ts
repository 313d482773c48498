/** Returns an IBAN in its electronic format: upper case, without spaces. */
export function normalizeIban(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Returns an IBAN in its print format: groups of four (ISO 13616). */
export function printIban(text: string): string {
  return normalizeIban(text).replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * Returns whether the check digits are right. Country and check digits move to the end, letters count from A = 10,
 * and the resulting number leaves the remainder 1 when it is divided by 97 (ISO 13616, ISO 7064 MOD 97-10).
 */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((character) => parseInt(character, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
