import { and, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import {
  collectionProducts,
  images,
  products,
  variantPrices,
  variants,
  type ImageRow,
  type ProductRow,
  type VariantPriceRow,
  type VariantRow,
} from '../../catalog/catalog.tables.ts';
import { componentsColumn, type WithComponents } from '../../catalog/variant-data/bundle.ts';
import { isInWindow } from '../../catalog/publication/publication.ts';
import type { Database } from '../../platform/database/client.ts';
import { cartLines, type CartLineRow } from './cart.tables.ts';

/** A published variant with all that a cart needs of it. `price` is null if it is not sold in the currency. */
export interface CartSale {
  variant: VariantRow & WithComponents;
  product: Pick<ProductRow, 'id' | 'handle' | 'title' | 'options' | 'shipsOnlyTo' | 'shipsNotTo'>;
  price: VariantPriceRow | null;
  /** The variant's own picture, otherwise the first one of the product. */
  image: Pick<ImageRow, 'id' | 'alt' | 'width' | 'height'> | null;
  /** Ids of the collections that the product is in. */
  collections: string[];
}

/** Variants to read besides those of the lines. */
export interface RequestedVariants {
  ids?: readonly string[];
  skus?: readonly string[];
}

export interface CartItems {
  /** In their order. */
  lines: CartLineRow[];
  /** Variants of the lines and requested ones, as far as they are published. */
  sales: CartSale[];
}

const { id, handle, title, options, shipsOnlyTo, shipsNotTo } = products;

const image = sql<CartSale['image']>`(
  select json_build_object(
    'id', ${images.id}, 'alt', ${images.alt}, 'width', ${images.width}, 'height', ${images.height})
  from ${images} where ${images.productId} = ${products.id}
  order by coalesce(${images.id} = ${variants.imageId}, false) desc, ${images.position} limit 1)`;

const collections = sql<string[]>`array(
  select ${collectionProducts.collectionId} from ${collectionProducts}
  where ${collectionProducts.productId} = ${products.id})`;

/**
 * Reads the lines of a cart and their variants in one statement, with prices in `currency`. `requested` names further
 * variants of the store, by id or SKU. Variants that do not exist or are not published at `now` are left out.
 */
export async function findCartItems(
  db: Database,
  { storeId, cartId, currency, now }: { storeId: string; cartId: string; currency: string; now: Date },
  { ids = [], skus = [] }: RequestedVariants = {},
): Promise<CartItems> {
  // One subquery for each index. A condition with `or` would read all variants of the store.
  const ofLines = db.select({ id: cartLines.variantId }).from(cartLines).where(eq(cartLines.cartId, cartId));
  const asked = or(
    ids.length > 0 ? inArray(variants.id, [...ids]) : undefined,
    skus.length > 0 ? inArray(variants.sku, [...skus]) : undefined,
  );
  const requested = db
    .select({ id: variants.id })
    .from(variants)
    .where(and(eq(variants.storeId, storeId), asked));
  const rows = await db
    .select({
      line: cartLines,
      variant: getTableColumns(variants),
      product: { id, handle, title, options, shipsOnlyTo, shipsNotTo },
      price: variantPrices,
      components: componentsColumn,
      image,
      collections,
    })
    .from(variants)
    .leftJoin(cartLines, and(eq(cartLines.variantId, variants.id), eq(cartLines.cartId, cartId)))
    .leftJoin(products, and(eq(products.id, variants.productId), eq(products.published, true), isInWindow(now)))
    .leftJoin(variantPrices, and(eq(variantPrices.variantId, variants.id), eq(variantPrices.currency, currency)))
    .where(and(eq(variants.storeId, storeId), inArray(variants.id, asked ? ofLines.unionAll(requested) : ofLines)));
  return {
    lines: rows.flatMap(({ line }) => line ?? []).toSorted((one, other) => one.position - other.position),
    sales: rows.flatMap(({ line: _, product, variant, components, ...sale }) =>
      product ? [{ ...sale, product, variant: { ...variant, components } }] : [],
    ),
  };
}
