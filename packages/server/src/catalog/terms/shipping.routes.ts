import { routes, refuse, type ShippingZone, type Refusal } from '@smallshop/contract';
import type { RequestContext } from '../../shop/requests/context.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import { setProductLimits, setVariantLimits } from './set-limits.ts';
import { deleteZone, findZones, saveZone } from '../../shop/shipping-settings/shipping.repo.ts';
import { zoneErrors } from '../../shop/shipping-settings/zone-errors.ts';

async function setZone({ db, store }: RequestContext, zone: ShippingZone): Promise<ShippingZone | Refusal> {
  return db.transaction(async (tx) => {
    const others = (await findZones(tx, store.id)).filter(({ id }) => id !== zone.id);
    const errors = zoneErrors(zone, others);
    if (errors.length > 0) return refuse('invalid_request', { errors });
    await saveZone(tx, store.id, zone);
    return zone;
  });
}

export const shippingTopic = [
  bind(routes.shipping.listZones, async ({ db, store }) => ({ items: await findZones(db, store.id) })),
  bind(routes.shipping.setZone, (context, { zoneId: id, name, places, rates }) =>
    setZone(context, { id, name, places, rates }),
  ),
  bind(routes.shipping.removeZone, async ({ db, store }, { zoneId }) =>
    (await deleteZone(db, store.id, zoneId)) ? undefined : refuse('not_found', { field: 'zoneId' }),
  ),
  bind(routes.shipping.setProductLimits, async ({ db, store }, { handle, onlyTo, notTo }) =>
    (await setProductLimits(db, store.id, handle, { onlyTo, notTo }))
      ? { onlyTo, notTo }
      : refuse('product_not_found', { field: 'handle' }),
  ),
  bind(routes.shipping.setVariantLimits, async ({ db, store }, { sku, onlyTo, notTo }) =>
    (await setVariantLimits(db, store.id, sku, { onlyTo, notTo }))
      ? { onlyTo, notTo }
      : refuse('variant_not_found', { field: 'sku' }),
  ),
];
