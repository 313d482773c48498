import { css } from 'lit';
import { base } from '../../internal/styles/base.styles.ts';
import { overlayTokens } from '../../internal/tokens/overlay-tokens.styles.ts';
import { skeletons } from '../../internal/styles/skeletons.styles.ts';

const shell = css`
  :host {
    --_inline-size: var(--smallshop-cart-inline-size, calc(var(--_rem) * 27));
    --_pad: calc(var(--_space) * 6);
  }
  svg {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .small {
    font-size: var(--_font-size-small);
  }
  /* Drawer */
  .drawer {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(var(--_inline-size), 100%);
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--_color-surface);
    font-size: var(--_font-size);
    box-shadow: var(--_shadow);
    overflow: hidden auto;
    overscroll-behavior: contain;
    translate: 100% 0;
    transition:
      translate calc(var(--_duration) * 1.6) var(--_ease),
      overlay calc(var(--_duration) * 1.6) allow-discrete,
      display calc(var(--_duration) * 1.6) allow-discrete;
  }
  .drawer:dir(rtl) {
    translate: -100% 0;
  }
  .drawer[open] {
    translate: 0 0;
  }
  .drawer::backdrop {
    background: var(--_color-backdrop);
    opacity: 0;
    transition: opacity calc(var(--_duration) * 1.6) var(--_ease), overlay calc(var(--_duration) * 1.6) allow-discrete,
      display calc(var(--_duration) * 1.6) allow-discrete;
  }
  .drawer[open]::backdrop {
    opacity: 1;
  }
  @starting-style {
    .drawer[open] {
      translate: 100% 0;
    }
    .drawer[open]:dir(rtl) {
      translate: -100% 0;
    }
    .drawer[open]::backdrop {
      opacity: 0;
    }
  }
  .sheet {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
    padding-inline: var(--_pad);
  }

  .header {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .drawer .header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin-inline: calc(var(--_pad) * -1);
    padding: calc(var(--_space) * 4) var(--_pad);
    background: var(--_color-surface);
    border-block-end: 1px solid var(--_color-border);
  }
  .close {
    display: grid;
    place-items: center;
    inline-size: calc(var(--_rem) * 2.75);
    block-size: calc(var(--_rem) * 2.75);
    margin-inline-end: calc(var(--_space) * -3);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .close:hover {
    background: color-mix(in oklab, var(--_color-text) 5%, transparent);
  }
  .close svg {
    inline-size: calc(var(--_rem) * 1.125);
  }
  h2 {
    font-family: var(--_font-family-heading);
    font-size: var(--_font-size-large);
    font-weight: var(--_font-weight-heading);
    line-height: 1.3;
  }
  h2 .quiet {
    font-weight: 400;
  }
  .loading,
  .load-error {
    display: grid;
    gap: calc(var(--_space) * 4);
    justify-items: start;
    padding-block: calc(var(--_space) * 5);
  }
  .loading .skeleton {
    inline-size: 100%;
    block-size: calc(var(--_rem) * 5.5);
  }
  /* Focus starts there so that it is read first; there is nothing to press. */
  h2[tabindex]:focus-visible {
    outline: none;
  }
  @media (forced-colors: active) {
    .drawer {
      border-inline-start: 1px solid CanvasText;
    }
  }
`;

/** The cart before it is opened: its drawer and its heading. */
export const shellStyles = [base, overlayTokens, skeletons, shell];
