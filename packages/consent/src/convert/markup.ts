import type { ConvertedCategory } from './converted.ts';

/** Script types that a browser runs as a plain script: writing them out would cost a file its place in the order. */
const plainScript = /^(text|application)\/(x-)?(javascript|ecmascript)$/;

/**
 * Names category and service on what Klaro's markup holds back by `data-name`, so that the gate finds it. Call it
 * before `consent.start()`. Returns the names that no service has.
 */
export function adoptKlaroMarkup(root: ParentNode, categories: readonly ConvertedCategory[]): readonly string[] {
  const unknown: string[] = [];
  for (const { dataset } of root.querySelectorAll<HTMLElement>(
    '[data-name]:is(script,iframe,img,link,video,audio,source)',
  )) {
    const name = dataset['name']!;
    const category = categories.find(({ services }) => services.some(({ id }) => id === name));
    if (!category) {
      unknown.push(name);
      continue;
    }
    dataset['category'] = category.id;
    dataset['service'] = name;
    if (plainScript.test(dataset['type'] ?? '')) delete dataset['type'];
  }
  return unknown;
}
