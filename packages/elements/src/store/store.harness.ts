import type { StoreElement } from './store.ts';

/** Page object of `<smallshop-store>`, for our tests and for integrators'. */
export class StoreHarness {
  readonly element: StoreElement;

  constructor(element: StoreElement) {
    this.element = element;
  }

  /** What was last said to screen readers. */
  get said(): string {
    return this.element.shadowRoot!.querySelector('[role="status"]')!.textContent!.trim();
  }
}
