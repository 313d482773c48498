import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';
import { actorSchema } from '../order/order-progress.schemas.ts';

const stockQuantity = z.int().check(z.gte(0), z.lte(1_000_000));
const locationId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/));
const reference = z.string().check(z.maxLength(100));

/** A place where stock is kept. */
export const locationSchema = component(
  'Location',
  z.object({
    id: locationId,
    name: z.string(),
    /** Stock is taken from the location with the lowest number first. */
    priority: z.int(),
    /** Whether orders ship from here. The stock of an inactive location does not count. */
    active: z.boolean(),
  }),
);
export type Location = z.infer<typeof locationSchema>;

export const locationInputSchema = component(
  'LocationInput',
  z.object({
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    priority: z.optional(z.int().check(z.gte(0), z.lte(1000))),
    active: z.optional(z.boolean()),
  }),
);

export const stockSchema = component(
  'Stock',
  z.object({
    sku: z.string(),
    /**
     * Quantity that can be sold: the sum over active locations. Null if stock is not tracked, negative if items are
     * owed.
     */
    stock: z.nullable(z.int()),
    /** Whether the variant is still sold when none is left. */
    sellWhenOut: z.boolean(),
    levels: z.array(z.object({ locationId: z.string(), quantity: z.int() })),
  }),
);
export type Stock = z.infer<typeof stockSchema>;

export const stockSetSchema = component(
  'StockSet',
  z.object({
    stock: stockQuantity,
    /** Sets the stock of this location. Default: sets the total that can be sold, by changing the first location. */
    locationId: z.optional(locationId),
    sellWhenOut: z.optional(z.boolean()),
    reference: z.optional(reference),
  }),
);

export const adjustmentReasonSchema = z.enum([
  'initial',
  'set',
  'received',
  'correction',
  'damaged',
  'reserved',
  'released',
  'restocked',
]);
export type AdjustmentReason = z.infer<typeof adjustmentReasonSchema>;

export const stockAdjustSchema = component(
  'StockAdjust',
  z.object({
    /** Change of the quantity. Negative: fewer items. */
    delta: z.int().check(z.gte(-1_000_000), z.lte(1_000_000)),
    reason: z.enum(['received', 'correction', 'damaged']),
    locationId: z.optional(locationId),
    reference: z.optional(reference),
  }),
);

/** One change of the stock of a location. The deltas of a location always sum to its level. */
export const stockAdjustmentSchema = component(
  'StockAdjustment',
  z.object({
    id: z.string(),
    sku: z.string(),
    locationId: z.string(),
    delta: z.int(),
    /** Stock of the location after the change. */
    quantity: z.int(),
    reason: adjustmentReasonSchema,
    actor: actorSchema,
    /** The payment, order or document that caused the change. */
    reference: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    at: z.string(),
  }),
);
export type StockAdjustment = z.infer<typeof stockAdjustmentSchema>;

export const stockAdjustmentPageSchema = component('StockAdjustmentPage', pageOf(stockAdjustmentSchema));
export const locationListSchema = component('LocationList', z.object({ items: z.array(locationSchema) }));
