import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { currencySchema } from '../common/money.ts';
import { pageQuery } from '../common/page.ts';
import { countrySchema } from '../common/region.ts';
import { maxEmailLength } from '../email/email.ts';
import { actorSchema } from '../order/order-progress.schemas.ts';
import { maxOrderNumberLength } from '../order/order.limits.ts';
import { fulfillmentStatusSchema, orderStatusSchema } from '../order/order.schemas.ts';
import { maxInternalNoteLength, maxOrderTags, maxOrderTagLength, orderSearchLength } from './order-list.limits.ts';

/** Starts and ends with no space. Case counts. */
export const orderTagSchema = z.string().check(z.minLength(1), z.maxLength(maxOrderTagLength), z.regex(/^\S(.*\S)?$/));
const tagsSchema = z.array(orderTagSchema).check(z.maxLength(maxOrderTags));

/** Orders with the same value are sorted by id. Default: `created_desc`. */
export const orderSortSchema = z.enum([
  'created_desc',
  'created_asc',
  'number_desc',
  'number_asc',
  'total_desc',
  'total_asc',
]);
export type OrderSort = z.infer<typeof orderSortSchema>;

const time = z.optional(z.iso.datetime());
const amount = z.optional(z.int().check(z.gte(0)));

/** Filters that hold no personal data, so that they can be in a URL. An order must match each filter that is given. */
const filters = {
  /** As the shopper sees it, with `#` or without. */
  number: z.optional(z.string().check(z.maxLength(maxOrderNumberLength))),
  /** One of these. */
  status: z.optional(z.array(orderStatusSchema).check(z.minLength(1), z.maxLength(orderStatusSchema.options.length))),
  paymentStatus: z.optional(z.enum(['pending', 'paid'])),
  /** One of these. */
  fulfillmentStatus: z.optional(
    z.array(fulfillmentStatusSchema).check(z.minLength(1), z.maxLength(fulfillmentStatusSchema.options.length)),
  ),
  /** Inclusive. ISO 8601, UTC. */
  createdFrom: time,
  /** Exclusive. ISO 8601, UTC. */
  createdTo: time,
  /** Inclusive, in minor units of `currency`, which must be given too. */
  totalMin: amount,
  /** Inclusive, in minor units of `currency`, which must be given too. */
  totalMax: amount,
  /** The country of the order's region. */
  country: z.optional(countrySchema),
  currency: z.optional(currencySchema),
  /** All of these. */
  tag: z.optional(tagsSchema),
  /** The order has a line with this SKU. */
  sku: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** By total only with a `currency`: amounts of different currencies have no order. */
  sort: z.optional(orderSortSchema),
};

export const orderListQuerySchema = z.object({ ...pageQuery, ...filters });

/** The filters of the list, and those that hold personal data, which must not be in a URL. */
export const orderSearchSchema = component(
  'OrderSearch',
  z.object({
    ...pageQuery,
    ...filters,
    /** The e-mail address of the order. Case is ignored. */
    email: z.optional(z.string().check(z.minLength(1), z.maxLength(maxEmailLength))),
    /**
     * Each word must be the beginning of a word in the number, e-mail address, names, SKUs or tracking numbers of the
     * order. Case and accents are ignored.
     */
    search: z.optional(z.string().check(z.minLength(1), z.maxLength(orderSearchLength))),
  }),
);
export type OrderSearch = z.input<typeof orderSearchSchema>;

export const orderTagsSetSchema = component('OrderTagsSet', z.object({ tags: tagsSchema }));
/** Tags to add and to remove. Others stay. */
export const orderTagsChangeSchema = component(
  'OrderTagsChange',
  z.object({ add: z.optional(tagsSchema), remove: z.optional(tagsSchema) }),
);

export const internalNoteSetSchema = component(
  'InternalNoteSet',
  z.object({
    /** Empty: removes the note. Its history stays. */
    text: z.string().check(z.maxLength(maxInternalNoteLength)),
  }),
);

/** A version of the note that merchants keep about an order. Shoppers never see it. */
export const internalNoteSchema = component(
  'InternalNote',
  z.object({
    /** Empty if the note was removed. */
    text: z.string(),
    actor: actorSchema,
    /** When this version was written. ISO 8601, UTC. */
    at: z.string(),
  }),
);
export type InternalNote = z.infer<typeof internalNoteSchema>;
