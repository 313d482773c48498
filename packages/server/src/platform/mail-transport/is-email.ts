import { emailPattern, maxEmailLength } from '@smallshop/contract';
import { domainToASCII } from 'node:url';

/** Returns whether a text has the form of an e-mail address. Whether the mailbox exists, only a mail can show. */
export function isEmail(text: string): boolean {
  return (
    text.length <= maxEmailLength &&
    emailPattern.test(text) &&
    domainToASCII(text.slice(text.lastIndexOf('@') + 1)) !== ''
  );
}
