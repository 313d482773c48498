/** The words of a sanitised description without its markup. */
export function plainTextOf(html: string): string {
  // A tag of sanitised HTML has no "<" in it; looking on for its end from each of many would take quadratic time.
  const words = html.replace(/<[^<>]*>/g, (tag) =>
    /^<(?:br|\/p|\/li|\/h\d|\/div|\/tr|\/td|\/dd|\/dt)\b/i.test(tag) ? ' ' : '',
  );
  return decodeEntities(words).replace(/\s+/gu, ' ').trim();
}

/** sanitize-html leaves only these behind. */
function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
