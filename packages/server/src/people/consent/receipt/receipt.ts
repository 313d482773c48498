import type {
  ConsentReceipt,
  ConsentRecordInput,
  ConsentService,
  LegalBasis,
  PageConsentNotice,
} from '@smallshop/contract';
import { hashJson } from '../../../platform/json/canonical-json.ts';
import type { NoticeContent } from '../notice/notice-view.ts';
import { eventsOf, stateOfService } from './receipt-events.ts';
import { receiptContext } from './receipt-context.ts';

type Record27560 = ConsentReceipt['record'];
type Process = Record27560['processing'][number];
type Controller = NonNullable<NoticeContent['controller']>;

/** The notice that was read. `configurationHash` is there where this server served it, else the page wrote it. */
export type ReadNotice = Pick<PageConsentNotice, 'categories' | 'policyUrl'> & {
  controller?: Controller;
  configurationHash?: string;
};

/** All that a receipt is made of. */
export interface ReceiptFacts {
  input: ConsentRecordInput;
  gpcHeader: boolean;
  receivedAt: Date;
  notice: ReadNotice | undefined;
  /** Of the store, where the notice names none. */
  controller: Controller;
  /** `https://shop.example`: where this API is. */
  baseUrl: string;
  /** Where the shop's pages are. */
  siteUrl: string;
}

/** Countries of the EU and the EEA: where a legal basis is also an article of the GDPR. */
const gdpr = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

const bases: Record<LegalBasis, [string, string]> = {
  consent: ['dpv:Consent', 'eu-gdpr:A6-1-a'],
  contract: ['dpv:Contract', 'eu-gdpr:A6-1-b'],
  legal_obligation: ['dpv:LegalObligation', 'eu-gdpr:A6-1-c'],
  legitimate_interest: ['dpv:LegitimateInterest', 'eu-gdpr:A6-1-f'],
};

/**
 * Withdrawal, access, correction, erasure, restriction, portability, objection, complaint (GDPR Art. 7(3), 15 to 21,
 * 77).
 */
const gdprRights = ['A7-3', 'A15', 'A16', 'A17', 'A18', 'A20', 'A21', 'A77'].map((article) => `eu-gdpr:${article}`);

/** The receipt of a decision, before it is signed. Pure: the same facts make the same receipt. */
export function buildReceipt(facts: ReceiptFacts): Omit<ConsentReceipt, 'signature'> {
  const { input, receivedAt, baseUrl } = facts;
  return {
    '@context': receiptContext,
    '@id': receiptUrl(baseUrl, input.id),
    '@type': 'dpv:ConsentReceipt',
    schema_version: 'https://w3id.org/dpv/schema/dpv-27560#receipt',
    receipt_id: input.id,
    created: receivedAt.toISOString(),
    record: recordOf(facts),
  };
}

export const receiptUrl = (baseUrl: string, id: string) => `${baseUrl}/v1/consent-records/${id}/receipt`;

function recordOf({ input, gpcHeader, notice, controller: ofStore, baseUrl, siteUrl }: ReceiptFacts): Record27560 {
  const controller = notice?.controller ?? ofStore;
  const country = input.region ?? controller.country;
  const underGdpr = gdpr.has(country.slice(0, 2));
  const principal = `urn:smallshop:consent:${input.id}`;
  const policyUrl = notice?.policyUrl ? addressOn(siteUrl, notice.policyUrl) : undefined;
  const noticeHash = input.noticeHash ?? (input.notice && hashJson(input.notice));
  const configurationHash = notice?.configurationHash;
  const at = (hash: string) => ({ '@id': `${baseUrl}/v1/consent-notices/${hash}`, sha256: hash });
  return {
    '@type': 'dpv:ConsentRecord',
    schema_version: 'https://w3id.org/dpv/schema/dpv-27560#record',
    record_id: input.id,
    pii_principal_id: principal,
    ...(noticeHash !== undefined && {
      privacy_notice: {
        '@type': 'dpv:ConsentNotice',
        // Words that this server never served it cannot show.
        ...(configurationHash !== undefined ? at(noticeHash) : { sha256: noticeHash }),
        ...(policyUrl !== undefined && { policy_url: policyUrl }),
      },
    }),
    ...(configurationHash !== undefined && { configuration: at(configurationHash) }),
    language: input.language,
    jurisdiction: `loc:${country}`,
    jurisdiction_source: input.region === undefined ? 'store_default' : (input.regionSource ?? 'page'),
    pii_controllers: [
      {
        party_name: controller.name,
        party_country: `loc:${controller.country}`,
        party_address: controller.address ?? controller.country,
        party_contact:
          controller.contact?.startsWith('/') === false
            ? controller.contact
            : addressOn(siteUrl, controller.contact ?? '/'),
        party_type: 'dpv:DataController',
      },
    ],
    withdrawal_method: { '@type': 'dpv:WithdrawConsent', withdrawal_url: policyUrl ?? siteUrl },
    privacy_rights: underGdpr ? gdprRights : ['dpv:DataSubjectRight'],
    processing: processesOf(input, notice, underGdpr),
    gpc_property: input.gpc,
    gpc_header: gpcHeader,
    events: eventsOf(input, notice, principal),
  };
}

/** A page's address on its site; the site's own where it is no address of the web. */
function addressOn(siteUrl: string, address: string): string {
  const href = URL.canParse(address, siteUrl) ? new URL(address, siteUrl).href : '';
  return href.startsWith('http') ? href : new URL('/', siteUrl).href;
}

function processesOf(input: ConsentRecordInput, notice: ReadNotice | undefined, underGdpr: boolean): Process[] {
  if (!notice)
    return bareProcesses(input).map((process) => ({
      ...process,
      ...(process.category !== 'necessary' && {
        event_state: stateOfService(input, process.category, process.service, false),
      }),
    }));
  return notice.categories.flatMap((category) => {
    const { id, sale, services: offered } = category;
    const required = category.required || id === 'necessary';
    const state = (service?: string) => !required && { event_state: stateOfService(input, id, service, sale) };
    // What is asked by its category alone is answered by its category.
    if (offered.length === 0) return [{ ...describedCategory(category), ...state() }];
    return offered.map((service) => ({
      // What is asked rests on the consent.
      ...describedProcess(required ? service : { legalBasis: 'consent', ...service }, id, underGdpr),
      ...state(service.id),
    }));
  });
}

/**
 * The processes of a record without a stored notice, from a page that has its own: the ids of services, and of
 * categories without any.
 */
function bareProcesses({ categories, services = {} }: ConsentRecordInput): Process[] {
  const keys = Object.keys(services);
  return Object.keys(categories).flatMap((category) => {
    const own = keys.filter((key) => key.startsWith(`${category}/`)).map((key) => key.slice(category.length + 1));
    return (own.length > 0 ? own : [category]).map((service) => bareProcess(service, category));
  });
}

function bareProcess(service: string, category: string): Process {
  return {
    '@type': 'dpv:Process',
    service,
    category,
    purpose_type: [],
    lawful_basis: [],
    pii_information: [],
    collection_method: 'dpv:DataSubjectDataSource',
    storage_locations: ['dpv:WithinDevice'],
    recipient_third_parties: [],
  };
}

function describedCategory({ id, name, description }: ReadNotice['categories'][number]): Process {
  return { ...bareProcess(id, id), ...(name && { service_name: name }), ...(description && { purpose: description }) };
}

function describedProcess(service: Omit<ConsentService, 'storage'>, category: string, underGdpr: boolean): Process {
  const {
    id,
    name,
    purpose,
    purposes = [],
    personalData = [],
    recipients = [],
    legalBasis,
    retention,
    overseas,
  } = service;
  const [term, article] = legalBasis ? bases[legalBasis] : [];
  return {
    ...bareProcess(id, category),
    service_name: name,
    ...(purpose && { purpose }),
    purpose_type: purposes,
    lawful_basis: [term, underGdpr ? article : undefined].filter((each) => each !== undefined),
    pii_information: personalData.map((pii_type) => ({ pii_type })),
    storage_locations: ['dpv:WithinDevice', ...new Set(recipients.map(({ country }) => `loc:${country}`))],
    ...(retention !== undefined && { retention_period: retention }),
    recipient_third_parties: recipients.map(({ name: party_name, country, url }) => {
      const contact = url ?? (overseas?.recipient === party_name ? overseas.contact : undefined);
      return {
        party_name,
        party_country: `loc:${country}`,
        party_type: 'dpv:Recipient',
        ...(contact !== undefined && { party_contact: contact }),
      };
    }),
  };
}
