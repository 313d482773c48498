export type {
  AskedCategory,
  Category,
  CategoryId,
  ConsentKey,
  Controller,
  KnownCategory,
  Overseas,
  Recipient,
  Service,
  StoredItem,
  StoreKind,
} from './categories.ts';
export type { Consent, ConsentOptions } from './consent.ts';
export { createConsent } from './create-consent.ts';
export type { ConsentAction, ConsentLayer, ConsentRecord, ConsentSource, RegionSource } from './decision/record.ts';
export type { ConsentState } from './decision/state.ts';
export type { ConsentStorage } from './storage/port.ts';
