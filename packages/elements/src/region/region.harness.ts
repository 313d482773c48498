import type { FieldName } from './choices.ts';
import type { RegionElement } from './region.ts';

/** A `<smallshop-region>` as a shopper uses it. */
export class RegionHarness {
  readonly element: RegionElement;

  constructor(element: RegionElement) {
    this.element = element;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** Labels of the fields, in their order. */
  get labels(): string[] {
    return [...this.#root.querySelectorAll('.label')].map(textOf);
  }

  /** Null if there is nothing to choose. */
  select(field: FieldName): HTMLSelectElement | null {
    return this.#root.querySelector<HTMLSelectElement>(`select[name=${field}]`);
  }

  /** What is shown as chosen; empty where the field is not there. */
  shown(field: FieldName): string {
    const select = this.select(field);
    if (select) return textOf(select.selectedOptions[0]);
    const label = [...this.#root.querySelectorAll('span.label')].find(
      ({ textContent }) => textContent?.trim() === this.label(field),
    );
    return textOf(label?.nextElementSibling);
  }

  label(field: FieldName): string {
    const at = this.element.fields.split(/\s+/).indexOf(field);
    return this.labels[at] ?? '';
  }

  /** Names in the order they are offered. */
  names(field: FieldName): string[] {
    return [...(this.select(field)?.options ?? [])].map(textOf);
  }

  choose(field: FieldName, code: string): void {
    const select = this.select(field)!;
    select.value = code;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  get busy(): boolean {
    return this.#root.querySelector('[role=group]')?.getAttribute('aria-busy') === 'true';
  }

  get waiting(): boolean {
    return this.#root.querySelector('.skeleton') !== null;
  }

  /** What went wrong; empty while nothing did. */
  get message(): string {
    return textOf(this.#root.querySelector('.message > p'));
  }

  get retry(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('[part=retry]');
  }

  /** The button of the compact layout. */
  get button(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('[part=button]');
  }

  get panel(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('[part=panel]');
  }

  get open(): boolean {
    return this.panel?.matches(':popover-open') ?? false;
  }

  /** The control inside that has the focus. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }
}

const textOf = (element: Element | null | undefined): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
