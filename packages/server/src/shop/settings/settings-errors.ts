import { isEmail, type FieldError, type StoreSettings } from '@smallshop/contract';
import { originShape, parseOrigin } from '../store/origin.ts';
import { ibanError, normalizeIban } from './iban.ts';

/** The facts that settings are checked against, besides the shape of their fields. */
export interface Terms {
  /** All countries that the markets serve. */
  countries: ReadonlySet<string>;
}

/** Returns the errors of the settings. Each error names its field, such as `allowedOrigins.1`. */
export function settingsErrors(settings: StoreSettings, { countries }: Terms): FieldError[] {
  const { bankDetails, orderPage, orderEmails, cashOnDeliveryCountries, allowedOrigins } = settings;
  return [
    ...accountErrors(bankDetails),
    ...pageErrors(orderPage),
    ...orderEmails.flatMap((email, index) =>
      isEmail(email)
        ? []
        : [invalid(`orderEmails.${index}`, 'One e-mail address without a name, such as orders@shop.example.')],
    ),
    ...(cashOnDeliveryCountries ?? []).flatMap((country, index): FieldError[] =>
      countries.has(country)
        ? []
        : [{ field: `cashOnDeliveryCountries.${index}`, code: 'not_allowed', detail: `No market serves ${country}.` }],
    ),
    ...allowedOrigins.flatMap((origin, index) =>
      parseOrigin(origin) === null ? [invalid(`allowedOrigins.${index}`, `${origin} ${originShape}.`)] : [],
    ),
  ];
}

function accountErrors(bankDetails: StoreSettings['bankDetails']): FieldError[] {
  const error = bankDetails && ibanError(normalizeIban(bankDetails.iban));
  return error ? [invalid('bankDetails.iban', error)] : [];
}

function pageErrors(orderPage: StoreSettings['orderPage']): FieldError[] {
  if (orderPage === null) return [];
  const pages = Object.entries(orderPage);
  if (pages.length === 0)
    return [{ field: 'orderPage', code: 'required', detail: 'One language at least, or null for no page.' }];
  return pages.flatMap(([language, page]) =>
    isPage(page)
      ? []
      : [
          invalid(
            `orderPage.${language}`,
            'An https address (http only for localhost), or a path on this server such as /order. ' +
              'Without a fragment: mails put the order there.',
          ),
        ],
  );
}

/** The URL carries the order's token, so it must be encrypted. */
function isPage(page: string): boolean {
  if (/[\s\\#]/.test(page)) return false;
  // A path on this server. `//host` would be another server.
  if (page.startsWith('/')) return !page.startsWith('//');
  const url = URL.parse(page);
  if (!url || url.username !== '' || url.password !== '') return false;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) || url.hostname.endsWith('.localhost');
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
}

function invalid(field: string, detail: string): FieldError {
  return { field, code: 'invalid', detail };
}
