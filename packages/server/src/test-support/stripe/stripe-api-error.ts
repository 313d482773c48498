/** An error as Stripe's API answers it. https://docs.stripe.com/api/errors */
export class StripeApiError extends Error {
  readonly status: number;
  readonly body: { type: string; code?: string; message: string } & Record<string, unknown>;

  constructor(status: number, body: StripeApiError['body']) {
    super(body.message);
    this.status = status;
    this.body = body;
  }

  static invalid(message: string, code?: string, param?: string): StripeApiError {
    return new StripeApiError(400, {
      type: 'invalid_request_error',
      message,
      ...(code && { code }),
      ...(param && { param }),
    });
  }

  static missing(what: string, id: string): StripeApiError {
    return new StripeApiError(404, {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${what}: '${id}'`,
      param: 'id',
    });
  }

  static unknown(route: string): StripeApiError {
    return new StripeApiError(404, { type: 'invalid_request_error', message: `Unrecognized request URL (${route}).` });
  }

  static unexpectedState(status: string): StripeApiError {
    return StripeApiError.invalid(
      `This PaymentIntent has a status of ${status} and cannot be changed that way.`,
      'payment_intent_unexpected_state',
    );
  }
}
