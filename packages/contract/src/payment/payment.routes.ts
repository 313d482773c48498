import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { route } from '../common/route.ts';
import { paymentEndpoints } from './payment.endpoints.ts';
import { testCardSchema, testConfirmationSchema, testTokenSchema } from './payment.schemas.ts';

/** The test gateway simulates a payment provider. It does not exist in production. */
export const paymentRoutes = {
  createTestToken: route({
    endpoint: paymentEndpoints.createTestToken,
    summary: 'Test gateway: turn a test card into a single-use token',
    key: 'publishable',
    body: testCardSchema,
    status: 201,
    response: testTokenSchema,
    errors: ['card_number_invalid', 'card_expired', 'card_cvc_invalid', 'rate_limited'],
  }),
  confirmTestPayment: route({
    endpoint: paymentEndpoints.confirmTestPayment,
    summary: 'Test gateway: approve or refuse the confirmation step',
    key: 'publishable',
    token: 'cart',
    body: testConfirmationSchema,
    response: component('TestPayment', z.object({ paymentId: z.string(), status: z.enum(['authorized', 'refused']) })),
    errors: ['not_found'],
  }),
};
