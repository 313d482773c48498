import { css } from 'lit';

/** What the question needs in a window that is too low for it. */
export const firstLayerLowWindowStyles = css`
  /* At 400 % zoom (WCAG 2.2, 1.4.10) nothing of it may lie outside. */
  @media (height < 36rem) {
    .first {
      max-block-size: calc(100dvh - 2 * var(--_inset));
      overflow: auto;
    }
    .first .told {
      max-block-size: none;
    }
  }
`;
