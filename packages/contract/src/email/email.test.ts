import { describe, expect, it } from 'vitest';
import { emailsAccepted, emailsRefused } from './email.fixture.ts';
import { isEmail } from './email.ts';

describe('an e-mail address', () => {
  it.each(emailsAccepted)('is %j', (email) => expect(isEmail(email)).toBe(true));
  it.each(emailsRefused)('is not %j', (email) => expect(isEmail(email)).toBe(false));
});
