/** RFC 5321, 4.5.3.1.3, without the angle brackets. */
export const maxEmailLength = 254;

/**
 * One mailbox as people write it: letters, digits and the signs of an RFC 5322 atom before one `@`, then a domain with
 * a dot. Names, comments, quotes, lists and groups (`a@b.example, c@d.example`) are no addresses: a mailer would send
 * to each part of them. Letters beyond ASCII are allowed (RFC 6531).
 */
export const emailPattern =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u;
