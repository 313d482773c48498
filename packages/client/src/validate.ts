import { routes, type Route } from '@smallshop/contract';
import type { Validate } from './client.types.ts';

/** Holds an answer against the response schema of its route. Costs zod: for development and Node only. */
export const validateAnswer: Validate = (topic, verb, data) => {
  const route = (routes as unknown as Record<string, Record<string, Route>>)[topic]?.[verb];
  const checked = route?.response?.safeParse(data);
  return checked?.error?.issues[0]?.path.join('.');
};
