import type { ConsentNotice } from '@smallshop/contract';
import { isRecord } from '../common/json.ts';

type Fits = (value: unknown) => boolean;

const isText: Fits = (value) => typeof value === 'string';
const isFlag: Fits = (value) => typeof value === 'boolean';
const orAbsent =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value);
const listOf =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits);
const shape =
  (fields: Record<string, Fits>): Fits =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, fits]) => fits(value[name]));

const isService = shape({
  id: isText,
  name: isText,
  purpose: isText,
  storage: listOf(shape({ name: isText, days: Number.isInteger, store: orAbsent(isText) })),
  purposes: orAbsent(listOf(isText)),
  recipients: orAbsent(listOf(shape({ name: isText, country: isText }))),
  retention: orAbsent(isText),
  // The information for PIPL Art. 39 must be complete.
  overseas: orAbsent(
    shape({
      recipient: isText,
      country: isText,
      contact: isText,
      purpose: isText,
      method: isText,
      dataTypes: isText,
      rights: isText,
    }),
  ),
});

const isCategory = shape({
  id: isText,
  name: orAbsent(isText),
  description: orAbsent(isText),
  required: isFlag,
  sale: isFlag,
  separate: orAbsent(isFlag),
  services: listOf(isService),
});

const extras: Record<string, Fits> = {
  policyUrl: isText,
  policyVersion: isText,
  language: isText,
  hash: isText,
  configurationHash: isText,
  gpc: isFlag,
  controller: shape({ name: isText, country: isText }),
  region: shape({ country: isText, source: isText, subdivision: orAbsent(isText) }),
};

/**
 * Returns the notice in a response, or null. Browsers do not validate other responses. But an incomplete notice must
 * never
 * be shown: a shopper would consent to something that they could not read. Invalid fields that are not part of the
 * question are left out.
 */
export function readNotice(answer: unknown): ConsentNotice | null {
  if (!isRecord(answer) || !listOf(isCategory)(answer['categories'])) return null;
  const readable = Object.entries(extras)
    .filter(([name, fits]) => fits(answer[name]))
    .map(([name]) => [name, answer[name]]);
  return {
    policyUrl: null,
    ...(Object.fromEntries(readable) as Partial<ConsentNotice>),
    categories: answer['categories'] as ConsentNotice['categories'],
  };
}
