/** The parts of the cart that are loaded when they are needed first: a page that only shows products needs neither. */
export const loadCartStore = () => import('./cart-store.ts');
export const loadSender = () => import('./sending/sender.ts');
