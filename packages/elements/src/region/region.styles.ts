import { css } from 'lit';
import { base } from '../internal/styles/base.styles.ts';
import { buttons } from '../internal/forms/buttons.styles.ts';
import { fields } from '../internal/forms/fields.styles.ts';
import { skeletons } from '../internal/styles/skeletons.styles.ts';
import { overlayTokens } from '../internal/tokens/overlay-tokens.styles.ts';
import { icons } from '../internal/markup/icons.styles.ts';

const region = css`
  :host([layout='compact']) {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--_rem) * 11)), 1fr));
    gap: calc(var(--_space) * 4) calc(var(--_space) * 8);
  }
  .field {
    align-content: start;
    gap: 0;
    max-inline-size: calc(var(--_rem) * 22);
  }
  .field > .label {
    color: var(--_color-text-quiet);
    font-size: var(--_font-size-small);
    font-weight: inherit;
  }
  /* Text and control overlap exactly: nothing moves when choices load, or if there are none. */
  .field > .value {
    display: flex;
    align-items: center;
    min-block-size: calc(var(--_rem) * 2.75);
  }
  .field > select.control {
    padding-inline: 0 calc(var(--_space) * 6);
    border-width: 0 0 1px;
    border-radius: 0;
    background-color: transparent;
    background-position: right calc(var(--_rem) * 0.5) center, right calc(var(--_rem) * 0.2) center;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .field > select.control:dir(rtl) {
    background-position: left calc(var(--_rem) * 0.2) center, left calc(var(--_rem) * 0.5) center;
  }
  .field > select.control:hover {
    border-color: currentcolor;
  }
  .field > select.control:focus-visible {
    outline-offset: 2px;
  }
  .place {
    block-size: calc(var(--_font-size-small) * 1.5 + calc(var(--_rem) * 2.75));
    max-inline-size: calc(var(--_rem) * 22);
  }
  .message {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    font-size: var(--_font-size-small);
  }
  .fields + .message {
    margin-block-start: calc(var(--_space) * 3);
  }
  .compact {
    display: flex;
    max-inline-size: 100%;
    padding-inline: calc(var(--_space) * 3);
    border-color: transparent;
    font-weight: inherit;
  }
  .compact.of-1 {
    min-inline-size: calc(var(--_rem) * 8);
  }
  .compact.of-2 {
    min-inline-size: calc(var(--_rem) * 11);
  }
  .compact.of-3 {
    min-inline-size: calc(var(--_rem) * 16);
  }
  .words {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .compact.skeleton {
    min-block-size: calc(var(--_rem) * 2.75);
  }
  .panel {
    position: fixed;
    inset: auto;
    margin: 0;
    inline-size: min(calc(var(--_rem) * 20), 100vw - var(--_rem));
    max-block-size: calc(100dvh - var(--_rem));
    padding: calc(var(--_space) * 5);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    color: var(--_color-on-surface);
    box-shadow: var(--_shadow);
    overflow: auto;
  }
  .panel .fields {
    grid-template-columns: minmax(0, 1fr);
  }
`;

export const regionStyles = [...base, overlayTokens, buttons, fields, skeletons, icons, region];
