import type { Shop } from '@smallshop/state';
import type { CartAddEvent, CartRequestEvent } from '../events/cart-events.ts';
import type {
  CartApplyCodeEvent, CartRemoveCodeEvent, CartRemoveEvent, CartRemoveGiftCardEvent, CartRestoreEvent, CartSetNoteEvent, CartUpdateEvent,
} from '../events/cart-line-events.ts';
import type { RegionChooseEvent } from '../events/region-choose-event.ts';

type Act<E extends CartRequestEvent<unknown>> = (cart: Shop['cart'], detail: E['detail']) => E['mutation'];
type CartActs = {
  'smallshop-cart-add': Act<CartAddEvent>;
  'smallshop-cart-update': Act<CartUpdateEvent>;
  'smallshop-cart-remove': Act<CartRemoveEvent>;
  'smallshop-cart-restore': Act<CartRestoreEvent>;
  'smallshop-cart-apply-code': Act<CartApplyCodeEvent>;
  'smallshop-cart-remove-code': Act<CartRemoveCodeEvent>;
  'smallshop-cart-remove-gift-card': Act<CartRemoveGiftCardEvent>;
  'smallshop-cart-set-note': Act<CartSetNoteEvent>;
};

/** What the cart does about each wish that nobody prevented. */
const acts: CartActs = {
  'smallshop-cart-add': (cart, { line, preview }) => cart.add(line, preview),
  'smallshop-cart-update': (cart, { lineId, quantity }) => cart.setQuantity(lineId, quantity),
  'smallshop-cart-remove': (cart, { lineId }) => cart.remove(lineId),
  'smallshop-cart-restore': (cart) => cart.restore(),
  'smallshop-cart-apply-code': (cart, { code }) => cart.applyCode(code),
  'smallshop-cart-remove-code': (cart, { code }) => cart.removeCode(code),
  'smallshop-cart-remove-gift-card': (cart, { id }) => cart.removeGiftCard(id),
  'smallshop-cart-set-note': (cart, { note }) => cart.setNote(note),
};

const regionRequest = 'smallshop-region-choose';

export type RequestEventName = keyof CartActs | typeof regionRequest;
export const requestEventNames = [...Object.keys(acts), regionRequest] as RequestEventName[];

/** Acts on a wish. Pages may send one as a plain CustomEvent of the same name and detail. */
export function handleRequestEvent({ cart, region }: Shop, event: Event): void {
  const act = acts[event.type as keyof CartActs] as Act<CartRequestEvent<unknown>> | undefined;
  if (act) (event as CartRequestEvent<unknown>).mutation = act(cart, (event as CartRequestEvent<unknown>).detail);
  else void region.choose((event as RegionChooseEvent).detail);
}
