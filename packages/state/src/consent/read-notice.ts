import type { ConsentNotice } from '@smallshop/contract';
import { isRecord } from '../common/json.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value);
const listOf = (value: unknown, fits: (item: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isRecord(item) && fits(item));

const isService = ({ id, name, purpose, storage }: Record<string, unknown>): boolean =>
  isText(id) && isText(name) && isText(purpose) && listOf(storage, (item) => isText(item['name']) && Number.isInteger(item['days']));

const isCategory = ({ id, name, description, required, sale, services }: Record<string, unknown>): boolean =>
  isText(id) && isTextOrAbsent(name) && isTextOrAbsent(description) &&
  typeof required === 'boolean' && typeof sale === 'boolean' && listOf(services, isService);

/**
 * The notice in an answer, or null. Browsers do not validate other answers, but half a question must
 * never be put to a shopper: a yes to it would cover what she could not read.
 */
export function readNotice(answer: unknown): ConsentNotice | null {
  if (!isRecord(answer) || !listOf(answer['categories'], isCategory)) return null;
  const policyUrl = isText(answer['policyUrl']) ? answer['policyUrl'] : null;
  return { ...(answer as ConsentNotice), policyUrl };
}
