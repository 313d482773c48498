import {
  consentValidityDays,
  type ConsentNotice,
  type ConsentNoticeInput,
  type ConsentReceipt,
  type ConsentRecord,
  type PageConsentNotice,
} from '@smallshop/contract';

/** The notice in one language, or in its first language. */
export function noticeView(notice: ConsentNoticeInput, language: string): Omit<ConsentNotice, 'hash'> {
  const say = (words: Record<string, string>) => words[language] ?? words['en'] ?? Object.values(words)[0] ?? '';
  const { policyUrl, policyVersion, controller, categories } = notice;
  return {
    policyUrl,
    controller,
    language,
    ...(policyVersion !== undefined && { policyVersion }),
    configurationHash: mockHash(JSON.stringify(notice)),
    categories: categories.map(({ name, description, services, ...category }) => ({
      ...category,
      ...(name && { name: say(name) }),
      ...(description && { description: say(description) }),
      services: services.map(({ purpose, overseas, ...service }) => ({
        ...service,
        purpose: say(purpose),
        ...(overseas && {
          overseas: {
            ...overseas,
            purpose: say(overseas.purpose),
            method: say(overseas.method),
            dataTypes: say(overseas.dataTypes),
            rights: say(overseas.rights),
          },
        }),
      })),
    })),
  };
}

/** Returns 64 hex digits that depend on the text. Not SHA-256, because browsers compute that only asynchronously. */
export function mockHash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0').repeat(8);
}

type Process = ConsentReceipt['record']['processing'][number];

/** Each service, with its description in the notice and the shopper's decision. */
function processesOf(record: ConsentRecord, { categories }: Pick<PageConsentNotice, 'categories'>): Process[] {
  const state = (key: string, category: string) =>
    (record.services?.[key] ?? record.categories[category])
      ? 'dpv:ConsentGiven'
      : record.withdrawn?.includes(key)
        ? 'dpv:ConsentWithdrawn'
        : 'dpv:ConsentRefused';
  return categories.flatMap(({ id, required, services }) =>
    services.map((service) => ({
      '@type': 'dpv:Process',
      service: service.id,
      service_name: service.name,
      category: id,
      purpose: service.purpose,
      purpose_type: service.purposes ?? [],
      lawful_basis: required ? [] : ['dpv:Consent'],
      pii_information: (service.personalData ?? []).map((pii_type) => ({ pii_type })),
      collection_method: 'dpv:DataSubjectDataSource',
      storage_locations: ['dpv:WithinDevice'],
      ...(service.retention !== undefined && { retention_period: service.retention }),
      recipient_third_parties: (service.recipients ?? []).map(({ name, country }) => ({
        party_name: name,
        party_country: `loc:${country}`,
        party_type: 'dpv:Recipient',
      })),
      ...(!required && { event_state: state(`${id}/${service.id}`, id) }),
    })),
  );
}

/** A receipt with a fake signature, because the mock shop has no key. */
export function receiptView(record: ConsentRecord, notice: ConsentNoticeInput, address: string): ConsentReceipt {
  const read = record.notice ?? noticeView(notice, record.language);
  const { categories } = read;
  const controller = read.controller ?? notice.controller;
  const principal = `urn:smallshop:consent:${record.id}`;
  const isGranted = categories.some(
    ({ id, required, services }) =>
      !required && (record.categories[id] || services.some((service) => record.services?.[`${id}/${service.id}`])),
  );
  const isWithdrawn = record.action === 'withdraw' || record.action === 'gpc' || Boolean(record.withdrawn?.length);
  const isGiven = isGranted && record.action !== 'gpc';
  const states = [
    ...(isGiven ? ['dpv:ConsentGiven' as const] : isWithdrawn ? [] : ['dpv:ConsentRefused' as const]),
    ...(isWithdrawn ? ['dpv:ConsentWithdrawn' as const] : []),
  ];
  return {
    '@context': { dpv: 'https://w3id.org/dpv#' },
    '@id': address,
    '@type': 'dpv:ConsentReceipt',
    schema_version: 'https://w3id.org/dpv/schema/dpv-27560#receipt',
    receipt_id: record.id,
    created: record.receivedAt,
    record: {
      '@type': 'dpv:ConsentRecord',
      schema_version: 'https://w3id.org/dpv/schema/dpv-27560#record',
      record_id: record.id,
      pii_principal_id: principal,
      language: record.language,
      jurisdiction: `loc:${record.region ?? controller.country}`,
      pii_controllers: [
        {
          party_name: controller.name,
          party_country: `loc:${controller.country}`,
          ...(controller.contact !== undefined && { party_contact: controller.contact }),
          party_type: 'dpv:DataController',
        },
      ],
      withdrawal_method: { '@type': 'dpv:WithdrawConsent', withdrawal_url: address },
      privacy_rights: ['dpv:DataSubjectRight'],
      processing: processesOf(record, read),
      gpc_property: record.gpc,
      gpc_header: false,
      events: states.map((event_state) => ({
        event_time: record.decidedAt,
        validity_duration: record.validity ?? `P${consentValidityDays}D`,
        entity_id: principal,
        event_type: 'dpv:ExpressedConsent',
        event_state,
        indication_method: `${record.action} by ${record.method}, layer ${record.layer}`,
      })),
    },
    signature: 'bW9jaw..bW9jaw',
  };
}
