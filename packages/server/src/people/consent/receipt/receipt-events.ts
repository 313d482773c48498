import {
  consentValidityDays,
  type ConsentReceipt,
  type ConsentRecordInput,
  type PageConsentNotice,
} from '@smallshop/contract';

type Event = ConsentReceipt['record']['events'][number];
export type EventState = Event['event_state'];

/**
 * What happened, as ISO/IEC TS 27560 lists it: one event, and a second one where a choice grants something and takes
 * something else back.
 */
export function eventsOf(
  input: ConsentRecordInput,
  notice: Pick<PageConsentNotice, 'categories'> | undefined,
  principal: string,
): Event[] {
  return statesOf(input, notice).map((event_state) => ({
    event_time: input.decidedAt,
    validity_duration: input.validity ?? `P${consentValidityDays}D`,
    entity_id: principal,
    event_type: 'dpv:ExpressedConsent',
    event_state,
    indication_method: `${input.action} by ${input.method}, layer ${input.layer}`,
  }));
}

/**
 * A yes to anything asked makes a consent. What was granted before and is no longer was taken back, whatever the
 * action.
 */
function statesOf(
  { action, categories, services = {}, withdrawn = [] }: ConsentRecordInput,
  notice: Pick<PageConsentNotice, 'categories'> | undefined,
): EventState[] {
  if (action === 'withdraw' || action === 'gpc') return ['dpv:ConsentWithdrawn'];
  const required = new Set([
    'necessary',
    ...(notice?.categories ?? []).filter((category) => category.required).map(({ id }) => id),
  ]);
  const isGranted = [...Object.entries(categories), ...Object.entries(services)].some(
    ([key, yes]) => yes && !required.has(key.split('/')[0]!),
  );
  const isWithdrawn = withdrawn.length > 0;
  return [
    ...(isGranted ? ['dpv:ConsentGiven' as const] : isWithdrawn ? [] : ['dpv:ConsentRefused' as const]),
    ...(isWithdrawn ? ['dpv:ConsentWithdrawn' as const] : []),
  ];
}

/**
 * What was said of a service, or of a category without services. Records of earlier versions do not list what they
 * withdraw.
 */
export function stateOfService(
  { action, categories, services = {}, withdrawn }: ConsentRecordInput,
  category: string,
  service: string | undefined,
  sale: boolean,
): EventState {
  const key = `${category}/${service}`;
  if (services[key] ?? categories[category]) return 'dpv:ConsentGiven';
  const isWithdrawn = withdrawn
    ? withdrawn.includes(key) || withdrawn.includes(category)
    : action === 'withdraw' || (action === 'gpc' && sale);
  return isWithdrawn ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRefused';
}
