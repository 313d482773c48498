import { css } from 'lit';

/** Recipients and their facts, in both layers. */
export const separateConsentStyles = css`
  :host {
    --_color-text-quiet: var(--smallshop-color-text-quiet, light-dark(#68645d, #aaa59b));
    --_color-surface-sunken: var(--smallshop-color-surface-sunken, light-dark(#f5f3ef, #24231f));
    --_font-size-tiny: var(--smallshop-font-size-tiny, calc(var(--_rem) * 0.75));
  }
  :is(dl, dd) {
    margin: 0;
  }
  .disclosure {
    max-block-size: 40vh;
    overflow: auto;
  }
  .facts {
    display: grid;
    gap: 0 calc(var(--_space) * 3);
    font-size: var(--_font-size-tiny);
    line-height: 1.7;
  }
  .facts div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
  }
  dt,
  .quiet {
    color: var(--_color-text-quiet);
  }
  .overseas {
    margin-block-start: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius-control);
    background: var(--_color-surface-sunken);
  }
  .overseas .name {
    font-size: var(--_font-size-small);
  }
`;
