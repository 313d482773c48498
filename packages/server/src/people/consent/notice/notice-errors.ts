import type { ConsentNoticeInput, ConsentServiceInput, FieldError } from '@smallshop/contract';

/** What a schema cannot see in a notice: names twice, and promises that contradict each other. */
export function noticeErrors({ categories, controller }: ConsentNoticeInput): FieldError[] {
  return [
    ...twice(
      categories.map(({ id }) => id),
      (at) => `categories.${at}.id`,
    ),
    ...categories.flatMap(({ id, required, sale, separate, services }, at) => {
      const path = `categories.${at}`;
      return [
        ...(id === 'necessary' && !required
          ? [notAllowed(`${path}.required`, 'necessary always runs: say true, or choose another id.')]
          : []),
        ...(required && sale
          ? [
              notAllowed(
                `${path}.sale`,
                'What is sold or shared is not necessary: Global Privacy Control must be able to refuse it.',
              ),
            ]
          : []),
        ...(required && separate
          ? [notAllowed(`${path}.separate`, 'What is required is not asked, so it cannot be asked separately.')]
          : []),
        ...twice(
          services.map((service) => service.id),
          (nth) => `${path}.services.${nth}.id`,
        ),
        ...(separate && services.length === 0
          ? [notAllowed(`${path}.services`, 'A separate consent needs a recipient: write a service with "overseas".')]
          : []),
        ...services.flatMap((service, nth) =>
          recipientErrors(service, separate === true, controller.country, `${path}.services.${nth}`),
        ),
        ...services.flatMap(({ legalBasis }, nth) =>
          basisError(required, legalBasis, `${path}.services.${nth}.legalBasis`),
        ),
      ];
    }),
  ];
}

/** What runs without being asked cannot rest on a consent, and what is asked rests on it alone (ePrivacy Art. 5(3)). */
function basisError(required: boolean, legalBasis: string, field: string): FieldError[] {
  if (required && legalBasis === 'consent')
    return [notAllowed(field, 'This category is required, so visitors are not asked: name the basis it rests on.')];
  if (!required && legalBasis !== 'consent')
    return [notAllowed(field, 'This category is asked: its basis is consent.')];
  return [];
}

/**
 * A separate consent is given to one recipient, after its name, country and contact were disclosed (PIPL Art. 23,
 * 39).
 */
function recipientErrors(
  { recipients, overseas }: ConsentServiceInput,
  separate: boolean,
  home: string,
  path: string,
): FieldError[] {
  if (!separate && !overseas) return [];
  const names = new Set([...(overseas ? [overseas.recipient] : []), ...recipients.map(({ name }) => name)]);
  if (names.size > 1)
    return [
      notAllowed(
        `${path}.recipients`,
        `It names several recipients (${[...names].join(', ')}): write one service for each, because each ` +
          'needs a consent of its own.',
      ),
    ];
  const [recipient] = recipients;
  if (overseas || (recipient?.country === home && recipient.url)) return [];
  return [
    notAllowed(
      `${path}.overseas`,
      "A separate consent needs the recipient's name, country and contact: write them in overseas.",
    ),
  ];
}

function twice(ids: readonly string[], pathOf: (at: number) => string): FieldError[] {
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [notAllowed(pathOf(at), `"${id}" is there already.`)] : []));
}

const notAllowed = (field: string, detail: string): FieldError => ({ field, code: 'not_allowed', detail });
