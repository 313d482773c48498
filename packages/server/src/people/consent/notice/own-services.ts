import {
  cartLifetimeDays,
  consentValidityDays,
  type ConsentNoticeInput,
  type ConsentServiceInput,
} from '@smallshop/contract';
import { inEveryLanguage } from '../../../locales/in-every-language.ts';

type Category = ConsentNoticeInput['categories'][number];

/** Days that a browser keeps the key of the last order, and the shopper's country, currency and language. */
const orderKeyDays = 60;
const regionChoiceDays = 365;

const own: Pick<ConsentServiceInput, 'name' | 'recipients' | 'legalBasis'> = {
  name: 'SmallShop',
  recipients: [],
  legalBasis: 'contract',
};

/**
 * What SmallShop stores in a browser. All of it is strictly necessary for what the shopper asked for. `*` is a
 * placeholder for the store's key, so two shops on one page do not share storage.
 */
export const ownCategory: Category = {
  id: 'necessary',
  required: true,
  sale: false,
  services: [
    {
      ...own,
      id: 'cart',
      purpose: inEveryLanguage(({ notice }) => notice.cart),
      purposes: ['dpv:CustomerOrderManagement', 'dpv:RequestedServiceProvision'],
      personalData: ['pd:Name', 'pd:EmailAddress', 'pd:PhysicalAddress'],
      retention: `P${cartLifetimeDays}D`,
      storage: [
        { name: 'smallshop:*:cart', days: cartLifetimeDays, store: 'localStorage' },
        // What was put in or taken out, until the server has it.
        { name: 'smallshop:*:cart:wishes:*', days: 1, store: 'localStorage' },
        // That a payment is under way at the provider's page, until the shopper is back.
        { name: 'smallshop:*:paying', days: 1, store: 'localStorage' },
        // Where tabs agree on the cart: changes of several tabs get lost in local storage.
        { name: 'smallshop:*', days: cartLifetimeDays, store: 'indexedDB' },
        { name: 'smallshop:*:checkout', days: 0, store: 'sessionStorage' },
      ],
    },
    {
      ...own,
      id: 'order',
      purpose: inEveryLanguage(({ notice }) => notice.order),
      purposes: ['dpv:CustomerOrderManagement'],
      retention: `P${orderKeyDays}D`,
      storage: [{ name: 'smallshop:*:order', days: orderKeyDays, store: 'localStorage' }],
    },
    {
      ...own,
      id: 'region',
      purpose: inEveryLanguage(({ notice }) => notice.region),
      purposes: ['dpv:RequestedServiceProvision'],
      personalData: ['pd:Country'],
      retention: `P${regionChoiceDays}D`,
      storage: [{ name: 'smallshop:*:region', days: regionChoiceDays, store: 'localStorage' }],
    },
    {
      ...own,
      id: 'consent',
      legalBasis: 'legal_obligation',
      purpose: inEveryLanguage(({ notice }) => notice.consent),
      purposes: ['dpv:LegalCompliance'],
      personalData: ['pd:Preference'],
      retention: `P${consentValidityDays}D`,
      storage: [
        { name: 'smallshop-consent-*', days: consentValidityDays },
        { name: 'smallshop:*:consent-outbox:*', days: 1, store: 'localStorage' },
      ],
    },
  ],
};
