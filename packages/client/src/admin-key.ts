/**
 * Throws a TypeError if the key is not secret, or if this is a page of a browser. Everyone who opens a page can read
 * the keys in it.
 */
export function checkAdminKey(key: string): void {
  if (!key?.startsWith('sk_'))
    throw new TypeError('createAdminClient needs a secret key, sk_…: smallshop keys create --kind secret makes one');
  if ('document' in globalThis)
    throw new TypeError(
      'createAdminClient does not run in a browser page, because everyone could read its secret key there. ' +
        'Run it on your server, and let the page ask your server.',
    );
}
