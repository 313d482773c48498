import { CartAddEvent, type CartRequestEvent } from '../../events/cart-events.ts';
import { warnOnce } from '../../internal/warnings/warn.ts';

const needsInvokers = !('commandForElement' in HTMLButtonElement.prototype);

/** Does what a pressed button says. */
export function press(button: HTMLElement): void {
  if (button.hasAttribute('data-smallshop-add')) add(button);
  if (needsInvokers && button.hasAttribute('commandfor')) invoke(button);
}

/** `<button data-smallshop-add="SKU" data-smallshop-quantity="2">` */
function add(button: HTMLElement): void {
  const sku = button.dataset.smallshopAdd;
  const quantity = Number(button.dataset.smallshopQuantity ?? 1);
  if (!sku || !Number.isInteger(quantity) || quantity < 1) {
    warnOnce(
      `<${button.localName} data-smallshop-add="${sku}"> needs a SKU, ` +
        'and data-smallshop-quantity a whole number from 1.',
    );
    return;
  }
  if (button.ariaBusy === 'true') return;
  const request: CartRequestEvent<unknown> = new CartAddEvent({ line: { sku, quantity } });
  button.dispatchEvent(request);
  if (!request.settled) return;
  button.ariaBusy = 'true';
  void request.settled.then(() => button.removeAttribute('aria-busy'));
}

/** `<button commandfor="id" command="--show">`, as browsers with invoker commands do it themselves. */
function invoke(button: HTMLElement): void {
  const root = button.getRootNode() as Document | ShadowRoot;
  const target = root.getElementById?.(button.getAttribute('commandfor')!);
  const command = button.getAttribute('command') ?? '';
  if (!target || !command.startsWith('--')) return;
  target.dispatchEvent(Object.assign(new Event('command', { cancelable: true }), { command, source: button }));
}
