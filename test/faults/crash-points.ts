import type { Checkpoint } from '../../packages/server/src/shop/requests/context.ts';

/** A request to Stripe, by which a server can be killed before it arrives, or before it is answered. */
export type StripeCall = 'create' | 'retrieve' | 'cancel' | 'refund';

/** When a server is killed; the `hit`th time that it comes by, under load. */
export type CrashPoint =
  | { at: Checkpoint; hit: number }
  | { at: `${'before' | 'after'} ${StripeCall}`; hit: number }
  /** Any moment: milliseconds from now. */
  | { at: 'any moment'; after: number };

export type Step = Exclude<CrashPoint['at'], 'any moment'>;

const calls: Readonly<Record<StripeCall, RegExp>> = {
  create: /^POST \/v1\/payment_intents$/,
  retrieve: /^GET \/v1\/payment_intents\/\w+$/,
  cancel: /^POST \/v1\/payment_intents\/\w+\/cancel$/,
  refund: /^POST \/v1\/refunds$/,
};

/** Reads `before create` and its like; undefined for a step inside of the server. */
export function stripeCallOf(at: CrashPoint['at']): { when: 'before' | 'after'; request: RegExp } | undefined {
  const [when, call] = at.split(' ');
  if (when !== 'before' && when !== 'after') return undefined;
  return { when, request: calls[call as StripeCall] };
}
