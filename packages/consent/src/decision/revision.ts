/**
 * FNV-1a, 32 bits in base 36. It distinguishes two texts and detects a truncated cookie;
 * it is no signature: code that runs on the page can forge it.
 */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}

/**
 * Fields that only say how something is worded or how somebody is reached, by their path. Every other field is
 * hashed, also one that this version does not know, so a new field of the notice asks again until it is listed here.
 * `test/unit/consent-material.test.ts` compares the list with the notice's schema.
 */
const wording = new RegExp(
  '^(name|description|controller[.](contact|address)|' +
    'services[.](name|purpose|recipients[.]url|overseas[.](contact|purpose|method|dataTypes|rights)))$',
);

/**
 * Canonical text of everything that is not wording: in any order of lists and fields the same; absent, null and false
 * are equal.
 */
function material(value: unknown, path: string): string {
  if (Array.isArray(value)) return String(value.map((item) => material(item, path)).sort());
  if (value == null || value === false) return '';
  const fields = typeof value === 'object' ? Object.entries(value).sort() : [];
  // A RegExp has no fields.
  if (!fields.length) return JSON.stringify(String(value));
  return `{${fields
    .map(([name, field]) => {
      const at = path ? `${path}.${name}` : name;
      const text = wording.test(at) ? '' : material(field, at);
      return text && name + text;
    })
    .filter(Boolean)}}`;
}

/** Hash of what a yes covers. A change of wording does not change it, so a corrected sentence asks no visitor again. */
export const materialHash = (asked: object): string => hash(material(asked, ''));
