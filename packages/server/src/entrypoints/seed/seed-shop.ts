import { interfaceLanguages, isRefusal } from '@smallshop/contract';
import { and, eq } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageInput, PriceInput, ProductInput } from '../../catalog/product/product-input.ts';
import { saveCollection, setCollectionProducts } from '../../catalog/product/save-collection.ts';
import { saveProduct, type SaveOutcome } from '../../catalog/product/save/save-product.ts';
import { rankNewTitles } from '../../catalog/product/title-ranks.ts';
import { setOrderPage } from '../../shop/store/settings.repo.ts';
import { seedCommerce } from './seed-commerce.ts';
import { seedStoredNotice } from '../../people/consent/records/consent.repo.ts';
import type { Database } from '../../platform/database/client.ts';
import { textIn, type LocalizedText } from '../../platform/database/text.ts';
import { seedGiftCards } from '../../sale/gift-card/seed-gift-cards.ts';
import { storeOriginal } from '../../catalog/media/originals.ts';
import { findExchangeRates } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { setRate } from '../../catalog/prices/set-rate.ts';
import { createStore, replaceMarkets, replaceOrigins, type NewStore } from '../../shop/settings/create-store.ts';
import { defaultMarkets } from '../../shop/store/default-markets.ts';
import { apiKeys, stores } from '../../shop/store/store.tables.ts';
import { seedTaxSettings } from '../../shop/tax-settings/seed-tax-settings.ts';
import { readConsentFile } from './consent-file.ts';
import { readCatalogue, type ProductFile, type ShopFile } from './shop-files.ts';

export interface SeedOptions {
  /** Folder with shop.json. */
  dir: string;
  /** Folder that the image names are relative to. */
  imagesDir: string;
  dataDir: string;
  publishableKey: string;
  origins: string[];
}

export interface SeedResult {
  storeId: string;
  /** Only when the store was made now. */
  secretKey?: string;
  products: Record<SaveOutcome, number>;
}

/** Brings a store to what the catalogue folder says. Safe to repeat: nothing doubles, sold stock stays sold. */
export async function seedShop(db: Database, options: SeedOptions): Promise<SeedResult> {
  const { shop, products } = await readCatalogue(options.dir);
  const notice = await readConsentFile(options.dir);
  const { storeId, secretKey } = await seedStore(db, shop, options);
  const store = { id: storeId, defaultLanguage: shop.defaultLanguage };
  const outcomes: Record<SaveOutcome, number> = { created: 0, updated: 0, unchanged: 0 };
  const members = new Map<string, string[]>();
  for (const file of products) {
    const { id, outcome } = await saveProduct(db, store, await productInput(file, options));
    outcomes[outcome]++;
    for (const handle of file.collections) members.set(handle, [...(members.get(handle) ?? []), id]);
  }
  await rankNewTitles(db);
  for (const [position, { handle, title, descriptionHtml, image }] of shop.collections.entries()) {
    const picture = await imageInput(image, options);
    const collectionId = await saveCollection(db, storeId, {
      handle,
      title,
      descriptionHtml,
      image: picture,
      position,
    });
    await setCollectionProducts(db, collectionId, members.get(handle) ?? []);
  }
  await seedRates(db, storeId, shop);
  await seedCommerce(db, storeId);
  await seedGiftCards(db, storeId, shop.giftCards);
  if (shop.orderPage) await setOrderPage(db, storeId, shop.orderPage);
  await seedTaxSettings(db, storeId, shop.shipFrom, shop.taxRegistrations);
  if (notice) await seedStoredNotice(db, storeId, notice);
  return { storeId, products: outcomes, ...(secretKey && { secretKey }) };
}

async function seedStore(
  db: Database,
  shop: ShopFile,
  { publishableKey, origins }: SeedOptions,
): Promise<{ storeId: string; secretKey?: string }> {
  const markets: NewStore['markets'] =
    shop.markets?.map((market) => ({ ...market, languages: market.languages ?? [...interfaceLanguages] })) ??
    defaultMarkets;
  const { languages, defaultLanguage } = shop;
  const facts = {
    name: textIn(shop.name, [defaultLanguage]),
    languages,
    defaultLanguage,
    defaultCountry: shop.defaultCountry ?? markets[0]!.countries[0]!,
  };
  const [known] = await db
    .select({ storeId: apiKeys.storeId })
    .from(apiKeys)
    .where(and(eq(apiKeys.key, publishableKey), eq(apiKeys.kind, 'publishable')));
  if (!known) return createStore(db, { ...facts, markets, origins, publishableKey });
  await db.transaction(async (tx) => {
    await tx.update(stores).set(facts).where(eq(stores.id, known.storeId));
    await replaceMarkets(tx, known.storeId, markets);
    await replaceOrigins(tx, known.storeId, origins);
  });
  return known;
}

async function seedRates(db: Database, storeId: string, { exchangeRates = [], ...shop }: ShopFile): Promise<void> {
  const known = await findExchangeRates(db, storeId);
  const defaultCountry = shop.defaultCountry ?? '';
  for (const rate of exchangeRates.filter(({ to }) => !known.some((one) => one.to === to))) {
    const set = await setRate({ db, store: { id: storeId, defaultCountry }, now: new Date() }, rate);
    if (isRefusal(set)) throw new Error(`shop.json: exchangeRates: ${rate.to}: ${set.errors?.[0]?.detail ?? set.code}`);
  }
}

async function productInput(file: ProductFile, options: SeedOptions): Promise<ProductInput> {
  const { handle, title, descriptionHtml, vendor, productType, tags, taxCategory, hsCode, originCountry } = file;
  const customs = {
    ...(taxCategory && { taxCategory }),
    ...(hsCode && { hsCode }),
    ...(originCountry && { originCountry }),
  };
  return {
    handle,
    title,
    descriptionHtml,
    vendor,
    productType,
    tags,
    published: true,
    shipping: { onlyTo: file.onlyShippedTo, notTo: file.notShippedTo },
    options: file.options.map(({ name, values }) => ({
      name,
      values: values.map(({ label, swatch }) => ({ label, ...(swatch && { swatch }) })),
    })),
    images: await Promise.all(file.images.map((image) => imageInput(image, options))),
    variants: file.variants.map(
      ({
        sku,
        options: optionValues,
        prices,
        compareAtPrices = {},
        stock,
        weightGrams,
        requiresShipping,
        image = null,
      }) => ({
        sku,
        optionValues,
        stock,
        weightGrams,
        image,
        customs,
        ...(requiresShipping !== undefined && { requiresShipping }),
        sellWhenOut: false,
        prices: Object.fromEntries(
          Object.entries(prices).map(([currency, amount]) => [
            currency,
            { amount, compareAtAmount: compareAtPrices[currency] ?? null },
          ]),
        ) satisfies PriceInput,
      }),
    ),
  };
}

async function imageInput(
  image: { file: string; alt: LocalizedText },
  { imagesDir, dataDir }: SeedOptions,
): Promise<ImageInput> {
  try {
    const original = await storeOriginal(dataDir, await readFile(join(imagesDir, image.file)));
    return { ...original, alt: image.alt, source: image.file };
  } catch (cause) {
    throw new Error(`Could not use the picture ${image.file}: ${(cause as Error).message}`, { cause });
  }
}
