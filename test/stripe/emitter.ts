/** What Stripe's elements have of an event target. */
export class Emitter {
  readonly #handlers = new Map<string, Set<(event: never) => unknown>>();

  on(type: string, handler: (event: never) => unknown): this {
    this.#handlers.set(type, (this.#handlers.get(type) ?? new Set()).add(handler));
    return this;
  }

  once(type: string, handler: (event: never) => unknown): this {
    const once = (event: never) => {
      this.off(type, once);
      return handler(event);
    };
    return this.on(type, once);
  }

  off(type: string, handler?: (event: never) => unknown): this {
    if (handler) this.#handlers.get(type)?.delete(handler);
    else this.#handlers.delete(type);
    return this;
  }

  /** What the handlers made of it. */
  emit(type: string, event: object): unknown[] {
    return [...(this.#handlers.get(type) ?? [])].map((handler) => handler(event as never));
  }
}

/** As Stripe names a wrong use of its script. */
export class IntegrationError extends Error {
  override name = 'IntegrationError';
}
