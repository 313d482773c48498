import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hostPath, isProjected, renderBreadcrumbs } from './breadcrumbs.ts';

export interface PaymentMountOptions {
  /** The node is connected and shows through the host's slot: an adapter may mount now. */
  mounted(node: HTMLElement): void;
  /** The node is going away for good. */
  unmounted(): void;
  /** A host around us dropped the node or a slot. What was typed into a frame is lost. */
  failed(code: 'payment_slot_missing'): void;
}

let serial = 0;

/** Nodes and forwarding slots of live controllers. */
const live = new WeakSet<Element>();

/** A clone, and a page that a router restored from its cache, hold copies of what a payment put there. */
function removeCopies(host: Element): void {
  for (const node of host.querySelectorAll(':scope > [slot^="smallshop-payment-"]')) if (!live.has(node)) node.remove();
}

/**
 * Keeps one mount node for a payment frame in light DOM and shows it through named slots, however
 * many shadow roots lie between. Providers' frames refuse shadow roots (stripe/stripe-js#662) and
 * lose what was typed when their node moves (stripe-archive/react-stripe-elements#188), so the node
 * is never re-parented: it is made when the host is connected and dropped when the host has gone.
 */
export class PaymentMountController implements ReactiveController {
  readonly slotName = `smallshop-payment-${++serial}`;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PaymentMountOptions;
  readonly #observer = new MutationObserver(() => this.#verify());
  #node: HTMLElement | null = null;
  #crumbs: HTMLSlotElement[] = [];
  #path: Element[] = [];
  /** A host dropped the node: another one would go the same way until somebody asks for it. */
  #dropped = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PaymentMountOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The mount node, once there is one. */
  get node(): HTMLElement | null {
    return this.#node;
  }

  hostUpdated(): void {
    if (!this.#node && !this.#dropped && this.#host.isConnected && this.#slot) this.#place();
  }

  /** A move takes the host out and in again within one task; only a host that stays away gives its node up. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#node) return;
      const path = hostPath(this.#host);
      const moved = path.length !== this.#path.length || path.some((host, i) => host !== this.#path[i]);
      if (!this.#host.isConnected || moved) this.#remove();
      if (this.#host.isConnected) this.#host.requestUpdate();
    });
  }

  /** Builds the way anew after `payment_slot_missing`. */
  retry(): void {
    this.#dropped = false;
    this.#remove();
    this.#host.requestUpdate();
  }

  get #slot(): HTMLSlotElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLSlotElement>(`slot[name="${this.slotName}"]`) ?? null;
  }

  #place(): void {
    this.#path = hostPath(this.#host);
    const outermost = this.#path.at(-1);
    if (!outermost) return;
    const node = document.createElement('div');
    node.slot = this.slotName;
    this.#node = node;
    this.#path.forEach(removeCopies);
    outermost.append(node);
    this.#crumbs = renderBreadcrumbs(this.#path, this.slotName);
    for (const placed of [node, ...this.#crumbs]) live.add(placed);
    for (const host of this.#path) this.#observer.observe(host, { childList: true });
    if (this.#verify()) this.#options.mounted(node);
  }

  #verify(): boolean {
    const slot = this.#slot;
    if (!this.#node || !this.#host.isConnected) return false;
    if (slot && isProjected(this.#node, slot)) return true;
    this.#dropped = true;
    this.#remove();
    this.#options.failed('payment_slot_missing');
    return false;
  }

  #remove(): void {
    this.#observer.disconnect();
    if (!this.#node) return;
    this.#options.unmounted();
    this.#node.remove();
    for (const crumb of this.#crumbs) crumb.remove();
    this.#node = null;
    this.#crumbs = [];
  }
}
