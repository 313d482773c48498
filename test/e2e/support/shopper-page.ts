import type { Locator, Page } from 'playwright-core';

/**
 * The demo's pages as a shop that writes them in this language has them. The demo itself is written in English and
 * Chinese; what the elements say is theirs to translate.
 */
export async function writePagesIn(page: Page, language: string, direction: 'ltr' | 'rtl' = 'ltr'): Promise<void> {
  await page.route(
    (url) => !url.pathname.startsWith('/v1/') && !url.pathname.startsWith('/cdn/'),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue();
      const response = await route.fetch();
      const written = (await response.text())
        .replace('<html lang="en">', `<html lang="${language}" dir="${direction}">`)
        .replace('language="en"', `language="${language}"`);
      await route.fulfill({ response, body: written });
    },
  );
}

/** What a shopper reads there, without what only holds a text's direction and with plain spaces. */
export async function textOf(place: Locator): Promise<string> {
  return plain(await place.innerText());
}

export async function textsOf(places: Locator): Promise<string[]> {
  return (await places.allInnerTexts()).map(plain);
}

/** The rows of the totals, by label. */
export async function totalsOf(place: Locator): Promise<Record<string, string>> {
  await place.locator('[part~="grand"]').waitFor();
  const rows = await textsOf(place.locator('[part~="totals"] > div'));
  const words = await textsOf(place.locator('[part~="totals"] dt'));
  return Object.fromEntries(words.map((word, index) => [word, rows[index]!.slice(word.length).trim()]));
}

const plain = (text: string) =>
  text
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
