import * as z from 'zod/mini';
import { pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import { giftCardEndpoints } from './gift-card.endpoints.ts';
import {
  giftCardIssueSchema,
  giftCardPageSchema,
  giftCardSchema,
  giftCardUpdateSchema,
  giftCardWithEntriesSchema,
  issuedGiftCardSchema,
} from './gift-card.schemas.ts';

export const giftCardRoutes = {
  issue: route({
    endpoint: giftCardEndpoints.issue,
    summary: 'Issue a gift card. Only this response contains the code',
    key: 'secret',
    body: giftCardIssueSchema,
    status: 201,
    response: issuedGiftCardSchema,
    errors: ['gift_card_code_taken'],
  }),
  list: route({
    endpoint: giftCardEndpoints.list,
    summary: 'List gift cards, newest first',
    key: 'secret',
    query: z.object(pageQuery),
    response: giftCardPageSchema,
    errors: [],
  }),
  get: route({
    endpoint: giftCardEndpoints.get,
    summary: 'Get one gift card with every change of its balance',
    key: 'secret',
    response: giftCardWithEntriesSchema,
    errors: ['gift_card_not_found'],
  }),
  update: route({
    endpoint: giftCardEndpoints.update,
    summary: 'Disable or enable a gift card, or change its expiry or note',
    key: 'secret',
    body: giftCardUpdateSchema,
    response: giftCardSchema,
    errors: ['gift_card_not_found'],
  }),
};
