/** Reports what has changed in the shop. Bubbles out of shadow roots; not cancelable. */
export class ChangeEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true });
  }
}

/** Asks for a change that the shopper wants. After `preventDefault()` the shop does not make it. */
export class RequestEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}
