import { dayMs, downloadLinkDays, maxDownloads, type Order, type OrderDownload } from '@smallshop/contract';
import { partsOf } from '../shop/left-of.ts';
import type { ShopState } from '../shop/shop-state.ts';

/** The files of a paid order. Their addresses have the name as their content. */
export function downloadsOf(shop: ShopState, lines: Order['lines']): OrderDownload[] {
  return lines.flatMap(({ id: lineId, sku, quantity }) =>
    partsOf(shop, sku)
      .flatMap((part) => shop.files.get(part.sku) ?? [])
      .map(({ name, size }) => ({
        ...{ id: `dl_${lineId}_${name}`, lineId, name, size },
        ...linkOf(name, shop.now()),
        downloadsLeft: maxDownloads * quantity,
      })),
  );
}

/** The address of a file from this time on, in milliseconds since 1970. */
export function linkOf(name: string, now: number): Pick<OrderDownload, 'url' | 'expiresAt'> {
  const expiresAt = new Date(now + downloadLinkDays * dayMs).toISOString();
  return { url: `data:text/plain,${encodeURIComponent(name)}`, expiresAt };
}
