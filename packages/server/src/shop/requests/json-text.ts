/** A response body that is JSON text already: large parts of it were made before, for other requests. */
export class JsonText<T> {
  readonly text: string;
  /** The type that the text has as JSON. It is never set. */
  declare readonly type: T;

  constructor(text: string) {
    this.text = text;
  }
}
