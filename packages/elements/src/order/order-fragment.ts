/**
 * The order that a link in a mail names: `#order=ord_…&token=…`. In the fragment, so that no server,
 * log or referrer sees the token.
 */
export function orderInFragment(hash: string): { id: string; token: string } | null {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const [id, token] = [values.get('order'), values.get('token')];
  return id && token ? { id, token } : null;
}
