import type { ConsentNoticeInput, FieldError } from '@smallshop/contract';

/** What a schema cannot see in a notice: names twice, and promises that contradict each other. */
export function noticeErrors({ categories }: ConsentNoticeInput): FieldError[] {
  return [
    ...twice(categories.map(({ id }) => id), (at) => `categories.${at}.id`),
    ...categories.flatMap(({ id, required, sale, separate, services }, at) => {
      const path = `categories.${at}`;
      return [
        ...(id === 'necessary' && !required ? [notAllowed(`${path}.required`, 'necessary always runs: say true, or choose another id.')] : []),
        ...(required && sale ? [notAllowed(`${path}.sale`, 'What is sold or shared is not necessary: Global Privacy Control must be able to refuse it.')] : []),
        ...(required && separate ? [notAllowed(`${path}.separate`, 'What is required is not asked, so it cannot be asked separately.')] : []),
        ...twice(services.map((service) => service.id), (nth) => `${path}.services.${nth}.id`),
        ...services.flatMap(({ legalBasis }, nth) => basisFault(required, legalBasis, `${path}.services.${nth}.legalBasis`)),
      ];
    }),
  ];
}

/** What runs without being asked cannot rest on a consent, and what is asked rests on it alone (ePrivacy Art. 5(3)). */
function basisFault(required: boolean, legalBasis: string, field: string): FieldError[] {
  if (required && legalBasis === 'consent') return [notAllowed(field, 'This category is required, so visitors are not asked: name the basis it rests on.')];
  if (!required && legalBasis !== 'consent') return [notAllowed(field, 'This category is asked: its basis is consent.')];
  return [];
}

function twice(ids: readonly string[], pathOf: (at: number) => string): FieldError[] {
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [notAllowed(pathOf(at), `"${id}" is there already.`)] : []));
}

const notAllowed = (field: string, detail: string): FieldError => ({ field, code: 'not_allowed', detail });
