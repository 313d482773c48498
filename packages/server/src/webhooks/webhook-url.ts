/** Returns why a URL cannot be an endpoint, with the fix, or undefined if it can. */
export function urlError(text: string, allowHttp: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return 'It must be an https URL, such as https://example.com/webhooks.';
  if (url.username !== '' || url.password !== '') return 'Remove the user name and the password.';
  if (url.hash !== '') return 'Remove the part after #. It is never sent.';
  if (url.protocol === 'http:' && !allowHttp) return 'It must begin with https://. Only test mode allows http.';
  return undefined;
}
