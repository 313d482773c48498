import { emailPattern, maxEmailLength } from '@smallshop/contract';
import { domainToASCII } from 'node:url';

/** Whether a mail can be addressed to it. Whether anybody reads it, only a mail can tell. */
export function isEmail(text: string): boolean {
  return text.length <= maxEmailLength && emailPattern.test(text) && domainToASCII(text.slice(text.lastIndexOf('@') + 1)) !== '';
}
