import { css } from 'lit';

/** The first layer in a window that is too low for it. */
export const firstLayerLowWindowStyles = css`
  /* At 400 % zoom (WCAG 2.2, 1.4.10) all of it must be reachable. */
  @media (height < 36rem) {
    .first {
      max-block-size: calc(100dvh - 2 * var(--_inset));
      overflow: auto;
    }
    .first .disclosure {
      max-block-size: none;
    }
  }
`;
