import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Image, Product } from '@smallshop/contract';
import { picture } from '../internal/markup/picture.ts';
import type { LocalizeController } from '../internal/language/strings.ts';
import type { ProductStrings } from './product.strings.ts';

/** `turns` mirrors them where writing runs from right to left. */
const backIcon = html`<svg class="icon turns" viewBox="0 0 20 20" aria-hidden="true">
  <path d="m12.5 4-6 6 6 6" />
</svg>`;
const forwardIcon = html`<svg class="icon turns" viewBox="0 0 20 20" aria-hidden="true">
  <path d="m7.5 4 6 6-6 6" />
</svg>`;

const sizes = '(min-width: 60rem) 40rem, 100vw';

/**
 * Pictures in a strip that snaps: a finger swipes it, arrow keys scroll it, thumbnails and buttons jump in it.
 * The shown picture is derived from the scroll position of the strip.
 */
export class Gallery implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #t: LocalizeController<ProductStrings>;
  #shown = 0;
  #product = '';

  constructor(host: ReactiveControllerHost & HTMLElement, t: LocalizeController<ProductStrings>) {
    this.#host = host;
    this.#t = t;
    host.addController(this);
  }

  hostConnected(): void {}

  get #strip(): HTMLElement | null {
    return this.#host.shadowRoot!.querySelector('.strip');
  }

  /** Brings a picture into view; -1 is ignored, for a variant without a picture. */
  show(index: number, behavior: ScrollBehavior = 'auto'): void {
    const strip = this.#strip;
    const slide = strip?.children[index];
    if (!strip || !(slide instanceof HTMLElement)) return;
    this.#shown = index;
    // Relative to the strip, so that right to left needs no case of its own.
    strip.scrollBy({ left: slide.getBoundingClientRect().left - strip.getBoundingClientRect().left, behavior });
    this.#host.requestUpdate();
  }

  #onScroll = (): void => {
    const strip = this.#strip!;
    const index = Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth);
    if (index === this.#shown) return;
    this.#shown = index;
    this.#host.requestUpdate();
  };

  #thumbnail = (image: Image, index: number, all: Image[]): TemplateResult =>
    html`<button class="thumbnail" part="thumbnail" type="button" aria-current=${index === this.#shown}
      aria-label=${this.#t.text('image', { count: index + 1, total: all.length })} @click=${() => this.show(index)}>
      ${picture(image, { sizes: '5rem', alt: '', part: 'thumbnail-image' })}
    </button>`;

  render({ id, images, title }: Product): TemplateResult {
    if (id !== this.#product) this.#shown = 0;
    this.#product = id;
    const t = this.#t;
    const last = images.length - 1;
    const many = last > 0;
    const label = t.text('image', { count: this.#shown + 1, total: images.length });
    const step = (
      by: number,
      label: 'previous' | 'next',
      icon: TemplateResult,
      end: boolean,
    ) => html`<button class="step ${label}" part=${label} type="button"
      aria-label=${t.text(label)} aria-disabled=${end} @click=${() => this.show(this.#shown + by)}>${icon}</button>`;
    return html`<section class="gallery" part="gallery" aria-label=${t.text('gallery', { title })}>
      <div class="stage">
        <div class="strip" part="strip" tabindex=${many ? 0 : nothing} role="group" aria-label=${label}
          @scroll=${this.#onScroll}>
          ${images.map(
            (image, index) => html`<div class="slide">
              ${picture(image, { sizes, alt: image.alt || title, eager: index === 0 })}
            </div>`,
          )}
        </div>
        ${
          many
            ? [step(-1, 'previous', backIcon, this.#shown === 0), step(1, 'next', forwardIcon, this.#shown === last)]
            : nothing
        }
      </div>
      ${many ? html`<div class="thumbnails" part="thumbnails">${images.map(this.#thumbnail)}</div>` : nothing}
    </section>`;
  }
}
