import { css } from 'lit';

export const storeStyles = css`
  :host {
    display: contents;
  }
  [role='status'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
