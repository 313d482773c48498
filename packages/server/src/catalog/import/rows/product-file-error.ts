/** A product file as a whole cannot be used. The message says what to do. */
export class ProductFileError extends Error {
  override name = 'ProductFileError';
}
