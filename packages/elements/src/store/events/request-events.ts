import type { Shop } from '@smallshop/state';
import type { CartAddEvent, CartRequestEvent } from '../../events/cart-events.ts';
import type {
  CartApplyCodeEvent,
  CartRemoveCodeEvent,
  CartRemoveEvent,
  CartRemoveGiftCardEvent,
  CartRestoreEvent,
  CartSetNoteEvent,
  CartUpdateEvent,
} from '../../events/cart-line-events.ts';
import type { RegionChooseEvent } from '../../events/region-choose-event.ts';

type Handler<E extends CartRequestEvent<unknown>> = (cart: Shop['cart'], detail: E['detail']) => E['mutation'];
type CartHandlers = {
  'smallshop-cart-add': Handler<CartAddEvent>;
  'smallshop-cart-update': Handler<CartUpdateEvent>;
  'smallshop-cart-remove': Handler<CartRemoveEvent>;
  'smallshop-cart-restore': Handler<CartRestoreEvent>;
  'smallshop-cart-apply-code': Handler<CartApplyCodeEvent>;
  'smallshop-cart-remove-code': Handler<CartRemoveCodeEvent>;
  'smallshop-cart-remove-gift-card': Handler<CartRemoveGiftCardEvent>;
  'smallshop-cart-set-note': Handler<CartSetNoteEvent>;
};

/** What the cart does for each request event that was not prevented. */
const handlers: CartHandlers = {
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

export type RequestEventName = keyof CartHandlers | typeof regionRequest;
export const requestEventNames = [...Object.keys(handlers), regionRequest] as RequestEventName[];

/** Handles a request event. Pages may dispatch a plain CustomEvent of the same name and detail. */
export function handleRequestEvent({ cart, region }: Shop, event: Event): void {
  const handle = handlers[event.type as keyof CartHandlers] as Handler<CartRequestEvent<unknown>> | undefined;
  if (handle) (event as CartRequestEvent<unknown>).mutation = handle(cart, (event as CartRequestEvent<unknown>).detail);
  else void region.choose((event as RegionChooseEvent).detail);
}
