const blocks = /<(p|br|ul|ol|li|h[1-6]|div|table|blockquote|section)\b/i;

/** Text with line breaks as HTML. What already has blocks of HTML stays. */
export function paragraphs(text: string): string {
  if (text === '' || blocks.test(text)) return text;
  return text
    .split(/(?:\r?\n\s*){2,}/)
    .filter((part) => part !== '')
    .map((part) => `<p>${part.replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}

/** Plain text as HTML. */
export function plainParagraphs(text: string): string {
  return paragraphs(decodeEntities(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The characters that exports write as entities: those that mean something in HTML, and numbered ones. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name: string | undefined) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}

const gramsPerUnit: Record<string, number> = {
  g: 1,
  kg: 1000,
  lb: 453.592_37,
  lbs: 453.592_37,
  oz: 28.349_523_125,
};

/** `"1,5"` in kg → `"1500"`; undefined where it is not a number, or the unit is unknown. */
export function gramsText(amount: string, unit: string): string | undefined {
  const perUnit = gramsPerUnit[unit.toLowerCase()];
  const written = amount.replace(/^(\d+),(\d+)$/, '$1.$2');
  return perUnit !== undefined && /^\d{1,8}(\.\d+)?$/.test(written)
    ? String(Math.round(Number(written) * perUnit))
    : undefined;
}

const millimetresPerUnit: Record<string, number> = { mm: 1, cm: 10, m: 1000, in: 25.4, yd: 914.4 };

/** `"12,5"` in cm → `"125"`; undefined where it is not a number, or the unit is unknown. */
export function millimetresText(amount: string, unit: string): string | undefined {
  const perUnit = millimetresPerUnit[unit.toLowerCase()];
  const written = amount.replace(/^(\d+),(\d+)$/, '$1.$2');
  return perUnit !== undefined && /^\d{1,6}(\.\d+)?$/.test(written)
    ? String(Math.round(Number(written) * perUnit))
    : undefined;
}

/** Parts of a list, where `\,` is a comma within a part. */
export function listOf(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replaceAll('\\,', ',').trim())
    .filter((part) => part !== '');
}

/** Tags are separated by commas: one inside a tag would make two of it. */
export function tagsText(tags: readonly string[]): string {
  return [...new Set(tags.map((tag) => tag.replaceAll(',', ' ').replace(/\s+/g, ' ').trim()))].join(',');
}

/** Every way to take one of each list. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((some) => list.map((one) => [...some, one])), [[]]);
}
