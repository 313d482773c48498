/** A fact of the shop: bubbles out of shadow roots, cannot be stopped from being true. */
export class ChangeEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true });
  }
}

/** A wish of the shopper: `preventDefault()` and the shop does not act on it. */
export class RequestEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}
