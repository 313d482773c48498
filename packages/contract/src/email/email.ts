/** Maximum length of an e-mail address, in characters. RFC 5321, 4.5.3.1.3, without the angle brackets. */
export const maxEmailLength = 254;

/**
 * Before the `@`: letters, digits and the signs of an RFC 5322 atom, at most 64 characters (RFC 5321, 4.5.3.1.1).
 * Letters beyond ASCII are allowed (RFC 6531). Dots may be anywhere, because a large Japanese provider has assigned
 * such addresses.
 */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u;

/**
 * A domain of two labels or more. A label has at most 63 characters and neither begins nor ends with a hyphen
 * (RFC 1035, 2.3.4). The last label has two characters or more, and not only digits.
 */
const domain = /^((?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)\.)+(?!-|[\d-]+$)[\p{L}\p{M}\p{N}-]{2,63}(?<!-)$/u;

/**
 * Returns whether a text has the form of one e-mail address. Names, comments, quotes, lists and groups
 * (`a@b.example, c@d.example`) are not accepted, because a mailer would send to each part of them. Whether the mailbox
 * exists, only a mail can show.
 */
export function isEmail(text: string): boolean {
  const [local = '', host = '', ...rest] = text.split('@');
  if (text.length > maxEmailLength || rest.length > 0 || !localPart.test(local)) return false;
  // A domain beyond ASCII must have an ASCII form, as in the addresses of pages.
  return domain.test(host) && URL.canParse(`http://${host}`);
}
