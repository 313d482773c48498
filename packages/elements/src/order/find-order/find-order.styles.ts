import { css, type CSSResultGroup } from 'lit';
import { fields } from '../../internal/forms/fields.styles.ts';

export const findOrderStyles: CSSResultGroup = [
  fields,
  css`
  .find {
    display: grid;
    gap: calc(var(--_space) * 4);
    inline-size: min(calc(var(--_rem) * 28), 100%);
    margin-block-end: calc(var(--_space) * 6);
  }
  /* Out of the flow, not hidden: a live region that appears with its words is not read out everywhere. */
  .find [role]:empty {
    position: absolute;
  }
  .find .error {
    color: var(--_color-danger);
  }
  .find .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 3);
  }
  `,
];
