import * as z from 'zod/mini';
import { component } from './component.ts';

/** Every error code of the API with its HTTP status. The elements' locales have the texts for shoppers. */
export const errorStatus = {
  // any request
  invalid_request: 400,
  invalid_json: 400,
  key_missing: 401,
  key_unknown: 401,
  origin_not_allowed: 403,
  key_not_permitted: 403,
  /** The last secret key cannot be deleted: no other key could create a new one. */
  key_last_secret: 409,
  not_found: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  rate_limited: 429,
  idempotency_key_reused: 422,
  request_in_progress: 409,
  internal_error: 500,
  unavailable: 503,
  // catalogue
  product_not_found: 404,
  collection_not_found: 404,
  /** Another product, or another collection, of the store has this handle. */
  handle_taken: 409,
  sku_taken: 409,
  image_not_found: 404,
  file_not_found: 404,
  /** It is no MP4, WebM, GLB or USDZ, or the product has it already. */
  media_unusable: 422,
  /** It cannot be loaded, is no picture, or the product has it already. */
  image_unusable: 422,
  // cart
  cart_not_found: 404,
  cart_completed: 409,
  cart_full: 422,
  line_not_found: 404,
  variant_not_found: 404,
  out_of_stock: 409,
  /**
   * The variant is not sold in this quantity, or the customer has ordered too many before. `errors` has its minimum,
   * increment and maximum.
   */
  quantity_not_allowed: 422,
  version_conflict: 409,
  too_many_discount_codes: 422,
  too_many_gift_cards: 422,
  // checkout
  cart_empty: 422,
  checkout_not_found: 404,
  checkout_closed: 409,
  checkout_incomplete: 422,
  country_not_served: 422,
  fulfillment_option_unavailable: 422,
  payment_method_unavailable: 422,
  price_changed: 409,
  payment_declined: 402,
  payment_failed: 402,
  /** The payment was taken, but the items could no longer be delivered. The money was refunded. */
  payment_refunded: 402,
  payment_token_invalid: 422,
  webhook_signature_invalid: 400,
  card_number_invalid: 422,
  card_expired: 422,
  card_cvc_invalid: 422,
  // order
  order_not_found: 404,
  order_state_conflict: 409,
  order_code_invalid: 422,
  /** The address of a download has expired, or no download is left. */
  download_expired: 410,
  refund_not_found: 404,
  refund_too_large: 422,
  // gift card
  gift_card_not_found: 404,
  gift_card_code_taken: 409,
  // stock
  location_not_found: 404,
  // jobs and webhooks
  /** The job is in another state, such as running. */
  job_state_conflict: 409,
} as const;
export type ErrorCode = keyof typeof errorStatus;

/** Why one field was refused. */
export const fieldErrorCodeSchema = z.enum([
  'required',
  'invalid',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'not_allowed',
  'unknown_field',
]);
export type FieldErrorCode = z.infer<typeof fieldErrorCodeSchema>;

export const fieldErrorSchema = component(
  'FieldError',
  z.object({
    field: z.string(),
    code: fieldErrorCodeSchema,
    detail: z.optional(z.string()),
    /** With `quantity_not_allowed`: the lowest quantity, and the number that each quantity is a multiple of. */
    minimum: z.optional(z.int()),
    increment: z.optional(z.int()),
    /**
     * With `quantity_not_allowed`: the highest quantity of an order. Absent if there is none. 0 if the customer has
     * ordered as many as one customer can.
     */
    maximum: z.optional(z.int()),
  }),
);
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** RFC 9457 problem details, with a stable `code`, the invalid field and the request id. */
export const problemSchema = component(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
    detail: z.optional(z.string()),
    /** Dotted path of the first invalid field. */
    field: z.optional(z.string()),
    errors: z.optional(z.array(fieldErrorSchema)),
    requestId: z.string(),
    /** With `out_of_stock`: the quantity that is still available. */
    left: z.optional(z.int()),
    /** With `version_conflict`: the current cart, checkout or product. */
    current: z.optional(z.unknown()),
  }),
);
export type Problem = z.infer<typeof problemSchema>;
