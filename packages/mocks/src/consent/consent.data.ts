import { cartLifetimeDays, type ConsentNoticeInput } from '@smallshop/contract';

/** The default consent notice of the mock shop. */
export const mockNotice: ConsentNoticeInput = {
  policyUrl: '/privacy',
  policyVersion: '1',
  controller: { name: 'Mock shop', country: 'US', contact: 'privacy@shop.example' },
  categories: [
    {
      id: 'necessary',
      required: true,
      sale: false,
      services: [
        {
          id: 'cart',
          name: 'Cart',
          purpose: { en: 'Keeps what you chose' },
          purposes: ['dpv:CustomerOrderManagement'],
          recipients: [],
          legalBasis: 'contract',
          retention: `P${cartLifetimeDays}D`,
          storage: [{ name: 'smallshop:cart', days: cartLifetimeDays }],
        },
      ],
    },
    {
      id: 'analytics',
      required: false,
      sale: false,
      services: [
        {
          id: 'visits',
          name: 'Visit count',
          purpose: { en: 'Counts visits to pages' },
          purposes: ['dpv:ServiceUsageAnalytics'],
          recipients: [],
          legalBasis: 'consent',
          retention: 'P90D',
          storage: [{ name: '_visits', days: 90 }],
        },
      ],
    },
    {
      id: 'marketing',
      required: false,
      sale: true,
      services: [
        {
          id: 'ads',
          name: 'Ad network',
          purpose: { en: 'Shows our advertisements on other sites' },
          purposes: ['dpv:TargetedAdvertising'],
          personalData: ['pd:BrowsingBehaviour'],
          recipients: [{ name: 'Example Ads', country: 'US' }],
          overseas: {
            recipient: 'Example Ads',
            country: 'US',
            contact: 'privacy@ads.example',
            purpose: { en: 'To show advertisements' },
            method: { en: 'Sent from your browser' },
            dataTypes: { en: 'Pages you visited' },
            rights: { en: 'Write to the contact above' },
          },
          legalBasis: 'consent',
          retention: 'P180D',
          storage: [{ name: '_ads', days: 180 }],
        },
      ],
    },
  ],
};
