import { readFileSync } from 'node:fs';

export type Language = 'en' | 'zh-CN';
export type Text = Record<Language, string>;

interface Picture {
  file: string;
  alt: Text;
}
export interface Product {
  handle: string;
  title: Text;
  descriptionHtml: Text;
  collections: string[];
}
export interface Collection {
  handle: string;
  title: Text;
  descriptionHtml: Text;
  image: Picture;
}
interface ShopFile {
  collections: Collection[];
  productFiles: string[];
}

/** What every page needs to know: the language it is written in, and where its twin in the other language is. */
export interface Page {
  language: Language;
  /** Address without the language, such as `/products/longjing/`. */
  path: string;
  title: string;
  description: string;
}

export const languages: readonly Language[] = ['en', 'zh-CN'];
export const publishableKey = 'pk_demo_osmanthe';

const prefix: Record<Language, string> = { en: '', 'zh-CN': '/zh' };

/** Address of a page in a language: English lives at the root. */
export const href = (language: Language, path: string) => `${prefix[language]}${path}`;

const catalogueFile = (name: string) => readFileSync(new URL(`../catalogue/${name}`, import.meta.url), 'utf8');

/** Reads the catalogue, which the server is seeded from too. */
export function readCatalogue(): { collections: Collection[]; products: Product[] } {
  const shop = JSON.parse(catalogueFile('shop.json')) as ShopFile;
  const products = shop.productFiles.flatMap(
    (file) => (JSON.parse(catalogueFile(file)) as { products: Product[] }).products,
  );
  return { collections: shop.collections, products };
}
