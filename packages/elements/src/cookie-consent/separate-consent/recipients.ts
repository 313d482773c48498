import { recipientsOf } from '@smallshop/consent/regions';
import { displayName } from '../../internal/format/format-names.ts';
import type { Category, Service } from '../category.ts';

/** The recipient of a service that needs a separate consent. Such a service has exactly one. */
export const recipientOf = (service: Service | undefined): string | undefined => service && recipientsOf(service)[0];

/** Whether the services of a category have several recipients. Then each recipient is a separate question. */
export const hasSeveralRecipients = ({ services }: Category): boolean =>
  services.some(
    (service) => !service.disabled && recipientOf(service) !== recipientOf(services.find(({ disabled }) => !disabled)),
  );

/** The recipients with their countries, in one line. */
export const recipientNames = ({ recipients = [] }: Service, language: string): string =>
  recipients
    .map(({ name, country }) => (country ? `${name} (${displayName('region', country, language)})` : name))
    .join(', ');
