import { css } from 'lit';

export const consentEmbedStyles = css`
  :host {
    display: grid;
    inline-size: 100%;
    aspect-ratio: var(--smallshop-consent-embed-ratio, 16 / 9);
    /* Nothing is cut off here: only so do words that need more room than the ratio gives get it, in all engines. */
    overflow: visible;
    border-radius: var(--_radius);
    background: var(--_color-surface-sunken);
    isolation: isolate;
    container-type: inline-size;
  }
  /* One cell for all: what is loaded takes the room of what stood there, and nothing on the page moves. */
  .placeholder,
  .frame,
  .thumbnail {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  .frame {
    display: grid;
    visibility: hidden;
  }
  ::slotted(iframe) {
    inline-size: 100% !important;
    block-size: 100% !important;
    border: 0;
  }
  .thumbnail {
    position: relative;
    overflow: hidden;
  }
  ::slotted([slot='thumbnail']) {
    position: absolute;
    inset: 0;
    inline-size: 100% !important;
    block-size: 100% !important;
    object-fit: cover;
  }
  .placeholder,
  .frame {
    position: relative;
    z-index: 1;
  }
  .placeholder {
    display: grid;
    place-items: center;
    padding: calc(var(--_space) * 4);
  }
  .card {
    display: grid;
    gap: calc(var(--_space) * 3);
    max-inline-size: calc(var(--_rem) * 30);
    padding: calc(var(--_space) * 4);
    border-radius: var(--_radius-control);
    background: var(--_color-surface-raised);
    color: var(--_color-on-surface);
    font-size: var(--_font-size-small);
  }
  .title {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .actions .button {
    flex: 1 1 auto;
  }
  .link {
    justify-self: start;
    padding: calc(var(--_space) * 1) 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-decoration-color: var(--_color-border-strong);
    text-underline-offset: 0.25em;
    cursor: pointer;
  }
  @container (inline-size < 24rem) {
    .placeholder {
      padding: calc(var(--_space) * 2);
    }
    .card {
      gap: calc(var(--_space) * 2);
      padding: calc(var(--_space) * 3);
    }
  }
  .loaded .frame {
    visibility: visible;
  }
  .loaded :is(.placeholder, .thumbnail) {
    visibility: hidden;
  }
  .stack {
    display: grid;
    grid-template: minmax(0, auto) / minmax(0, 1fr);
    /* Also where the page says display: block, to keep the room before we are here. */
    min-block-size: 100%;
    overflow: clip;
    border-radius: inherit;
  }
`;
