import { routes, type Route } from '@smallshop/contract';
import type { Validate } from './client.types.ts';

/** Validates a response against the schema of its route. It loads zod, so use it only in development and in Node. */
export const validateAnswer: Validate = (topic, verb, data) => {
  const route = (routes as unknown as Record<string, Record<string, Route>>)[topic]?.[verb];
  const checked = route?.response?.safeParse(data);
  return checked?.error?.issues[0]?.path.join('.');
};
