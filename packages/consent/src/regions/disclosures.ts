import type { Category, Service } from '../categories.ts';

/** A disclosure that the law of the visitor's country requires and the notice lacks. */
export interface MissingDisclosure {
  /** `category/service`, or the category where it has no services. */
  readonly key: string;
  /** Path in the service: `overseas.contact`. */
  readonly field: string;
  /** What is missing, and what to write. */
  readonly detail: string;
}

const isRequired = ({ id, required }: Category): boolean => required === true || id === 'necessary';

/** Whether its data counts as sold or shared. Default: true for `marketing`, else false. */
const isSold = ({ id, sale }: Category): boolean => sale ?? id === 'marketing';

/** Whether a category gives data to others, or sends it out of `home` (ISO 3166-1). */
export const isShared = (category: Category, home: string | null): boolean =>
  isSold(category) || (category.services ?? []).some((service) => sharesData(service, home));

/** Whether a service gives data to others, or sends it out of `home` (ISO 3166-1). */
function sharesData({ recipients = [], countries = [], overseas }: Service, home: string | null): boolean {
  return Boolean(overseas) || recipients.length > 0 || countries.some((country) => country !== home);
}

/** The name of each recipient, once. */
export function recipientsOf({ recipients = [], overseas }: Service): readonly string[] {
  const names = [overseas?.recipient, ...recipients.map((who) => (typeof who === 'string' ? who : who.name))];
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** A separate consent needs one recipient, with its country and contact (PIPL Art. 23, 39). */
function recipientError(service: Service, home: string): Omit<MissingDisclosure, 'key'> | null {
  const { recipients = [], overseas } = service;
  const names = recipientsOf(service);
  if (names.length > 1)
    return {
      field: 'recipients',
      detail:
        `It names several recipients (${names.join(', ')}): ` +
        'write one service for each, because each needs a consent of its own.',
    };
  if (overseas) {
    const missing = (['recipient', 'country', 'contact'] as const).find(
      (field) => !String(overseas[field] ?? '').trim(),
    );
    return missing
      ? {
          field: `overseas.${missing}`,
          detail: `A separate consent needs the recipient's name, country and contact: write overseas.${missing}.`,
        }
      : null;
  }
  const [recipient] = recipients;
  if (typeof recipient === 'object' && recipient.name && recipient.country === home && recipient.url) return null;
  return {
    field: 'overseas',
    detail: "A separate consent needs the recipient's name, country and contact: write them in overseas.",
  };
}

const bases = ['consent', 'contract', 'legal_obligation', 'legitimate_interest'];

/** What is asked rests on consent, what is required on another basis (LGPD Art. 7, 8). */
function basisError({ legalBasis }: Service, required: boolean): Omit<MissingDisclosure, 'key'> | null {
  const field = 'legalBasis';
  if (!legalBasis || !bases.includes(legalBasis))
    return { field, detail: `It has no legal basis: write "legalBasis", one of ${bases.join(', ')}.` };
  if (required && legalBasis === 'consent')
    return {
      field,
      detail: 'The category is required, so no consent is asked: write its legal basis, or remove "required".',
    };
  if (!required && legalBasis !== 'consent')
    return {
      field,
      detail:
        'The category is asked, so its basis is consent: write "consent", or move the service to a required category.',
    };
  return null;
}

function errorOf(service: Service, category: Category, country: string): Omit<MissingDisclosure, 'key'> | null {
  const required = isRequired(category);
  if (country === 'BR') {
    const error = basisError(service, required);
    if (error) return error;
  }
  const isSeparate = category.separate || (country === 'CN' && (isSold(category) || sharesData(service, country)));
  return isSeparate && !required ? recipientError(service, country) : null;
}

/**
 * What a notice lacks in a region (ISO 3166): in mainland China, and wherever the notice itself says `separate`, the
 * recipient of a separate consent; in Brazil the legal basis. Guessed regions count too: a guess makes rules stricter.
 */
export function missingDisclosures(
  categories: readonly Category[],
  region: string | null | undefined,
): readonly MissingDisclosure[] {
  const country = region?.toUpperCase().split('-')[0] ?? '';
  return categories.flatMap((category) => {
    const { id, services = [] } = category;
    const checked = services.length
      ? services.map((service) => [`${id}/${service.id}`, service] as const)
      : isRequired(category)
        ? []
        : [[id, { id }] as const];
    return checked.flatMap(([key, service]) => {
      const error = errorOf(service, category, country);
      return error ? [{ key, ...error }] : [];
    });
  });
}

const reported = new Set<string>();

/**
 * Disables the services that lack a disclosure, so that they are denied and not asked, and reports them in the console,
 * once per page. A category without services is left out instead: what is not configured is denied.
 */
export function requireDisclosures<Asked extends Category>(
  categories: readonly Asked[],
  region: string | null | undefined,
): readonly Asked[] {
  const errors = missingDisclosures(categories, region);
  if (!errors.length) return categories;
  for (const { key, field, detail } of errors) {
    const place = region ? ` in ${region}` : '';
    const message = `SmallShop: "${key}" is not asked and stays denied${place}: ${field}. ${detail}`;
    if (reported.has(message)) continue;
    reported.add(message);
    console.error(message);
  }
  const keys = new Set(errors.map(({ key }) => key));
  return categories
    .filter(({ id }) => !keys.has(id))
    .map((category) => {
      const { id, services = [] } = category;
      const isDisabled = (service: Service) => keys.has(`${id}/${service.id}`);
      // A service that is removed would not count when a script asks for its whole category.
      return services.some(isDisabled)
        ? {
            ...category,
            services: services.map((service) => (isDisabled(service) ? { ...service, disabled: true } : service)),
          }
        : category;
    });
}
