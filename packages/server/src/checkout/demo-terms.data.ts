import type { Text } from '../db/text.ts';

/**
 * About what one US dollar is, in minor units, rounded to what looks like a price. Only the demo's
 * shipping prices and codes are made of it: a shop's own prices are set, never converted.
 */
export const roundUnits: Readonly<Record<string, number>> = {
  USD: 100, EUR: 100, GBP: 100, CHF: 100, CAD: 140, AUD: 150, NZD: 170, SGD: 140, HKD: 800, CNY: 700, TWD: 3000,
  JPY: 150, KRW: 1400, NOK: 1000, SEK: 1000, DKK: 700, PLN: 400, CZK: 2300, AED: 400, QAR: 400, SAR: 400, KWD: 300,
  BRL: 550, MXN: 1900, INR: 8500, ILS: 400, TRY: 3500, ZAR: 1800, THB: 3500, MYR: 450, PHP: 5500, IDR: 1_600_000, VND: 25_000,
};

export interface DemoRate {
  id: string;
  titles: Text;
  /** In round units. */
  price: number;
  freeAbove: number | null;
  minDays: number;
  maxDays: number;
}

export const demoRates: readonly DemoRate[] = [
  {
    id: 'standard', price: 5, freeAbove: 60, minDays: 3, maxDays: 6,
    titles: {
      en: 'Standard', 'zh-CN': '标准配送', de: 'Standardversand', fr: 'Livraison standard', es: 'Envío estándar', ja: '通常配送',
      'pt-BR': 'Entrega padrão', ar: 'شحن عادي',
    },
  },
  {
    id: 'express', price: 15, freeAbove: null, minDays: 1, maxDays: 2,
    titles: {
      en: 'Express', 'zh-CN': '特快配送', de: 'Expressversand', fr: 'Livraison express', es: 'Envío exprés', ja: 'お急ぎ便',
      'pt-BR': 'Entrega expressa', ar: 'شحن سريع',
    },
  },
];

/** The account of a textbook; nothing that is sent there arrives. */
export const demoAccount = { iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX', bankName: 'Example Bank' };
