import * as z from 'zod/mini';
import { component } from '../common/component.ts';

/** A card for the test gateway. Only the published test numbers are accepted. No real card is charged. */
export const testCardSchema = component(
  'TestCard',
  z.object({
    number: z.string().check(z.minLength(12), z.maxLength(23)),
    expiryMonth: z.int().check(z.gte(1), z.lte(12)),
    /** Four digits. */
    expiryYear: z.int().check(z.gte(2000), z.lte(2100)),
    cvc: z.string().check(z.minLength(3), z.maxLength(4)),
  }),
);
export type TestCard = z.infer<typeof testCardSchema>;

export const testTokenSchema = component('TestToken', z.object({ token: z.string(), last4: z.string() }));
export type TestToken = z.infer<typeof testTokenSchema>;

export const testConfirmationSchema = component(
  'TestConfirmation',
  z.object({ outcome: z.enum(['approve', 'refuse']) }),
);
