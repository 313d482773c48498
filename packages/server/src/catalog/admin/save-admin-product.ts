import {
  isRefusal,
  refuse,
  type AdminProduct,
  type FieldError,
  type ProductCreate,
  type ProductData,
  type ProductPatch,
  type Refusal,
} from '@smallshop/contract';
import { and, eq, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { refusedValue } from '../../platform/database/refused-value.ts';
import { transact } from '../../platform/database/transact.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { inputOf } from '../archive/archived-input.ts';
import { products } from '../catalog.tables.ts';
import { slugOf } from '../import/formats/assign-handles.ts';
import { findSkuOwners } from '../import/plan/known-product.ts';
import { refuseHeldProduct, refuseHeldVariants, saveCheckedComponents } from '../product/save/checked-components.ts';
import { handleErrors, readHandle } from '../product-data/handle.ts';
import { findRedirectOwners, redirectErrors } from '../publication/redirect.repo.ts';
import { productErrors } from '../product/save/product-errors.ts';
import type { ImageInput, ProductInput } from '../product/product-input.ts';
import { optionKey } from '../product/save/product-values.ts';
import { saveNewProducts } from '../product/save/save-new-products.ts';
import { updateProducts, type KnownProductInput } from '../product/save/update-products.ts';
import { firstLocation, findLocations } from '../stock/location.repo.ts';
import type { LocationRow } from '../stock/stock.tables.ts';
import { readAdminProducts } from './admin-product-view.ts';
import { mergeRequest, type MergedProduct } from './merge-request.ts';
import { filesOf, unknownFiles } from '../archive/product-files.ts';
import { keptImage, resolveImages } from './product-images.ts';
import { saveLevels } from './save-levels.ts';

/** Creates a product through the code that an import uses, in one transaction. */
export function createProduct(context: RequestContext, given: ProductCreate): Promise<AdminProduct | Refusal> {
  const { store } = context;
  return saving(context, async (tx) => {
    const handle = await newHandle(tx, store, given);
    if (isRefusal(handle)) return handle;
    const pictures = resolveImages([], given.images);
    if (isRefusal(pictures)) return pictures;
    const merged = mergeRequest(undefined, { ...given, handle }, mergeContext(context, pictures));
    const unknown = unknownFiles(merged.data, []);
    if (unknown.length > 0) return refuse('invalid_request', { errors: unknown });
    const input = await checkedInput(tx, context, { merged, pictures, handles: [handle] });
    if (isRefusal(input)) return input;
    const [id] = await saveNewProducts(tx, store, [{ input, sourceHash: sourceHashOf(input) }]);
    const refused = await saveCheckedComponents(tx, store.id, merged.variants);
    if (refused) return refused;
    if (given.createdAt !== undefined)
      await tx
        .update(products)
        .set({ createdAt: sql`${given.createdAt}::timestamptz` })
        .where(eq(products.id, id!));
    return id!;
  });
}

/** Changes a product. `change` makes the request from the product as it is. */
export function updateProduct(
  context: RequestContext,
  idOrHandle: string,
  change: ProductPatch | ((present: AdminProduct) => ProductPatch | Refusal),
  added: AddedFiles = {},
): Promise<AdminProduct | Refusal> {
  const { store } = context;
  return saving(context, async (tx) => {
    const version = typeof change === 'function' ? undefined : change.version;
    const present = await lockProduct(tx, context, idOrHandle, version);
    if (isRefusal(present)) return present;
    const given = typeof change === 'function' ? change(present) : change;
    if (isRefusal(given)) return given;
    const handle = wantedHandle(given.handle, present.handle);
    if (isRefusal(handle)) return handle;
    if (handle !== present.handle && (await isTaken(tx, store.id, handle))) return handleTaken(handle);
    const pictures = resolveImages(present.images, given.images, added.images);
    if (isRefusal(pictures)) return pictures;
    const merged = mergeRequest(present, { ...given, handle }, mergeContext(context, pictures));
    const unknown = unknownFiles(merged.data, [...filesOf(present), ...(added.files ?? [])]);
    if (unknown.length > 0) return refuse('invalid_request', { errors: unknown });
    const input = await checkedInput(tx, context, { merged, pictures, handles: [present.handle, handle], present });
    if (isRefusal(input)) return input;
    const held = await refuseHeldVariants(tx, merged.variants, present.variants);
    if (held) return held;
    await updateProducts(tx, store, [{ id: present.id, input, sourceHash: sourceHashOf(input) }], {
      forceStock: false,
    });
    await saveLevels(tx, context, merged);
    return (await saveCheckedComponents(tx, store.id, merged.variants)) ?? present.id;
  });
}

/** What was stored for a change, and the product did not have: pictures, and names of files. */
export interface AddedFiles {
  images?: readonly ImageInput[];
  files?: readonly string[];
}

/**
 * Deletes a product. Lines of carts with its variants go too; orders keep what they need. Refused if bundles of other
 * products contain one of its variants.
 */
export async function deleteProduct(context: RequestContext, idOrHandle: string): Promise<undefined | Refusal> {
  const refused = await transact<null>(context.db, async (tx) => {
    await lockPrices(tx, context.store.id);
    const present = await lockProduct(tx, context, idOrHandle);
    if (isRefusal(present)) return present;
    const held = await refuseHeldProduct(tx, present.id);
    if (held) return held;
    await tx.delete(products).where(eq(products.id, present.id));
    return null;
  });
  return refused ?? undefined;
}

/** Returns the id of the product with this id, else with this handle. */
export async function findProductId(db: Database, storeId: string, idOrHandle: string): Promise<string | undefined> {
  const rows = await db
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.storeId, storeId),
        or(eq(products.id, idOrHandle), eq(products.handle, idOrHandle.normalize('NFC'))),
      ),
    );
  return (rows.find(({ id }) => id === idOrHandle) ?? rows[0])?.id;
}

/** Runs a change that holds the store's prices, and returns the product as it is then. */
async function saving(
  context: RequestContext,
  save: (tx: Database) => Promise<string | Refusal>,
): Promise<AdminProduct | Refusal> {
  try {
    return await transact(context.db, async (tx) => {
      await lockPrices(tx, context.store.id);
      const id = await save(tx);
      return isRefusal(id) ? id : (await readAdminProducts(tx, context, [id]))[0]!;
    });
  } catch (error) {
    const reason = refusedValue(error);
    if (reason === undefined) throw error;
    return refuse('invalid_request', { detail: `The database refuses a value: ${reason}` });
  }
}

/** Locks the product, and refuses a change that is based on another version of it. */
async function lockProduct(
  tx: Database,
  context: RequestContext,
  idOrHandle: string,
  given?: number,
): Promise<AdminProduct | Refusal> {
  const id = await findProductId(tx, context.store.id, idOrHandle);
  if (id === undefined) return refuse('product_not_found', { field: 'productId' });
  await tx.select({ id: products.id }).from(products).where(eq(products.id, id)).for(rowLock);
  const [present] = await readAdminProducts(tx, context, [id]);
  if (!present) return refuse('product_not_found', { field: 'productId' });
  const version = context.ifMatch ?? given;
  return version === undefined || version === present.version
    ? present
    : refuse('version_conflict', { current: present });
}

const mergeContext = ({ store, now }: Pick<RequestContext, 'store' | 'now'>, images: ImageInput[]) => ({
  language: store.defaultLanguage,
  createdAt: now().toISOString(),
  images: images.map(({ file, alt, source, focalPoint = null }) => ({ file, alt, source, focalPoint })),
});

const sourceHashOf = (input: ProductInput) => `admin:${hashToken(JSON.stringify(input))}`;

interface Checked {
  merged: MergedProduct;
  pictures: ImageInput[];
  /** Of this product, before and after the change. */
  handles: string[];
  /** Absent for a new product. */
  present?: AdminProduct;
}

/** Checks what the product has to be before it is saved. The stock of variants that exist is not part of the result. */
async function checkedInput(
  tx: Database,
  { store }: RequestContext,
  { merged, pictures, handles, present }: Checked,
): Promise<ProductInput | Refusal> {
  const { data, variants } = merged;
  if (variants.some(({ data: { levels } }) => levels !== null)) await firstLocation(tx, store.id);
  const places = await findLocations(tx, store.id);
  const errors = [
    ...productErrors(data, present),
    ...(await newRedirectErrors(tx, store.id, data, present)),
    ...locationErrors(data, places),
  ];
  if (errors.length > 0) return refuse('invalid_request', { errors });
  const sameOptions = optionErrors(data, store.defaultLanguage);
  if (sameOptions.length > 0) return refuse('invalid_request', { errors: sameOptions });
  const skus = data.variants.map(({ sku }) => sku);
  const owners = await findSkuOwners(tx, store.id, skus);
  const taken = skus.findIndex((sku) => owners.has(sku) && !handles.includes(owners.get(sku)!));
  if (taken >= 0)
    return refuse('sku_taken', {
      field: `variants.${taken}.sku`,
      detail: `The product "${owners.get(skus[taken]!)}" has the SKU "${skus[taken]}": choose another one.`,
    });
  return storedInput(merged, pictures, places);
}

/** A product as its change is saved, without new pictures, SKUs and options. */
export function changedProduct(
  context: Pick<RequestContext, 'store' | 'now'>,
  present: AdminProduct,
  patch: ProductPatch,
  places: readonly LocationRow[],
): KnownProductInput {
  const pictures = present.images.map(keptImage);
  const input = storedInput(mergeRequest(present, patch, mergeContext(context, pictures)), pictures, places);
  return { id: present.id, input, sourceHash: sourceHashOf(input) };
}

/** Without the stock of variants that exist. */
function storedInput(
  { data, variants }: MergedProduct,
  pictures: readonly ImageInput[],
  places: readonly LocationRow[],
): ProductInput {
  const input = inputOf({ type: 'product', ...data }, pictures, places);
  return {
    ...input,
    variants: input.variants.map((variant, nth) => {
      const { known } = variants[nth]!;
      if (!known) return variant;
      const { stock: _stock, levels: _levels, ...rest } = variant;
      return { ...rest, id: known.id };
    }),
  };
}

async function newRedirectErrors(
  tx: Database,
  storeId: string,
  { redirects = [], handle }: ProductData,
  present: AdminProduct | undefined,
): Promise<FieldError[]> {
  const isNew = (redirect: string) => !present?.redirects?.includes(redirect);
  if (!redirects.some(isNew)) return [];
  const owners = await findRedirectOwners(tx, storeId, redirects);
  // A change of the handle to a former one removes the redirect.
  const known = redirects.map((redirect) => (isNew(redirect) ? redirect : ''));
  return redirectErrors({ redirects: known, handle, formerHandle: present?.handle }, owners);
}

function locationErrors({ variants }: ProductData, places: readonly LocationRow[]): FieldError[] {
  return variants.flatMap(({ levels }, nth) =>
    Object.keys(levels ?? {})
      .filter((location) => !places.some(({ id }) => id === location))
      .map((location): FieldError => {
        const known = places.map(({ id }) => id).join(', ');
        const detail = `There is no such location. Known: ${known}. PUT /v1/admin/locations/${location} creates it.`;
        return { field: `variants.${nth}.levels.${location}`, code: 'invalid', detail };
      }),
  );
}

function optionErrors(data: ProductData, language: string): FieldError[] {
  const keys = data.variants.map((variant) => optionKey(data, variant, language));
  return keys.flatMap((key, nth): FieldError[] => {
    const first = keys.indexOf(key);
    if (first === nth) return [];
    const detail = `The option values are those of variants.${first}: each variant needs others.`;
    return [{ field: `variants.${nth}.optionValues`, code: 'invalid', detail }];
  });
}

/** The handle that is given, which must be free, or a free one that is made from the title. */
async function newHandle(
  tx: Database,
  store: RequestContext['store'],
  { handle, title }: ProductCreate,
): Promise<string | Refusal> {
  const given = handle === undefined ? undefined : wantedHandle(handle);
  if (isRefusal(given)) return given;
  if (given !== undefined) return (await isTaken(tx, store.id, given)) ? handleTaken(given) : given;
  const slug = slugOf(title[store.defaultLanguage] ?? Object.values(title)[0] ?? '') || 'product';
  for (let count = 1; ; count += 1) {
    const made = count === 1 ? slug : `${slug}-${count}`;
    if (!(await isTaken(tx, store.id, made))) return made;
  }
}

/** The handle that a product will have. One that it has already is not checked: an earlier version allowed others. */
function wantedHandle(given: string | undefined, present?: string): string | Refusal {
  if (present !== undefined && (given === undefined || given.normalize('NFC') === present)) return present;
  const errors = handleErrors('handle', given ?? '');
  return errors.length > 0 ? refuse('invalid_request', { errors }) : readHandle(given ?? '')!;
}

async function isTaken(tx: Database, storeId: string, handle: string): Promise<boolean> {
  const same = and(eq(products.storeId, storeId), eq(products.handle, handle));
  return (await tx.select({ id: products.id }).from(products).where(same)).length > 0;
}

const handleTaken = (handle: string) =>
  refuse('handle_taken', {
    field: 'handle',
    detail: `Another product has the handle "${handle}": choose another one.`,
  });
