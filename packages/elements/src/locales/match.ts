/**
 * Which of these languages serves a BCP 47 tag: `de-AT` → `de`, `pt` → `pt-BR`, unknown → `en`, which is always there.
 * Simplified Chinese does not serve readers of Traditional Chinese.
 */
export function matchIn(names: readonly string[], tag: string): string {
  const wanted = tag.toLowerCase();
  const primary = /^zh-(hant|tw|hk|mo)/.test(wanted) ? '' : wanted.split('-')[0];
  return (
    names.find((name) => name.toLowerCase() === wanted) ?? names.find((name) => name.split('-')[0] === primary) ?? 'en'
  );
}
