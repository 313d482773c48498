import { safely } from '../../safely.ts';
import { domainsOf } from '../../storage/cookie.ts';

/**
 * Removes every answer that the WP Consent API keeps in a cookie, but that to `functional`: without a cookie, `optin`
 * denies.
 */
export function removeStoredAnswers(document: Document, prefix: string): void {
  const cookies = safely(() => document.cookie) ?? '';
  for (const pair of cookies.split('; ')) {
    const [name = ''] = pair.split('=');
    if (!name.startsWith(`${prefix}_`) || name === `${prefix}_functional`) continue;
    for (const domain of ['', ...domainsOf(document.location.hostname), `; Domain=${document.location.hostname}`]) {
      document.cookie = `${name}=; Path=/; Max-Age=0${domain}`;
    }
  }
}
