import type { LitElement } from 'lit';

/** Height in pixels that each element needs at the end of the page. */
const spaces = new Map<LitElement, number>();
/** A style sheet of our own: the page's styles stay untouched. */
const sheet = new CSSStyleSheet();
let appliedCss = '';

/** Pixels by which the content of a page with a fixed height, such as `html, body { height: 100% }`, overflows it. */
const overflowOf = ({ body, scrollingElement }: Document): number =>
  // In quirks mode the body's scroll height is that of the window.
  scrollingElement === body ? 0 : Math.max(0, body.scrollHeight - body.offsetHeight);

/** Elements that are fixed to the end of the window overlap, so the page needs the largest of their spaces. */
function applySpace(): void {
  const root = document.documentElement;
  const space = Math.ceil(Math.max(0, ...spaces.values()));
  // An absolute box after the body, and no padding or margin: those move the content of a page with a fixed height, and
  // Firefox does not scroll to the root's margin.
  const css = space
    ? `html::after { content: ''; position: absolute; inline-size: 1px; block-size: ${space}px;
        margin-block-start: ${overflowOf(document)}px }`
    : '';
  if (css === appliedCss) return;
  appliedCss = css;
  const { clientWidth } = root;
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  sheet.replaceSync(css);
  // A page that did not scroll before would get a scrollbar, which moves its content.
  if (root.clientWidth < clientWidth) sheet.replaceSync('');
}

/**
 * Keeps space at the end of the page while an element shows something that is fixed there: the first layer as a region,
 * or the reopen button. With it, the page's last control can be scrolled clear of both.
 */
export function keepEndSpace(host: LitElement): true {
  let fixed: Element | null = null;
  const measure = (): void => {
    const height = fixed?.getBoundingClientRect().height;
    // The same distance above it as below it.
    spaces.set(host, height ? height + 2 * parseFloat(getComputedStyle(fixed!).insetInlineStart) : 0);
    applySpace();
  };
  const sizes = new ResizeObserver(measure);
  const update = (): void => {
    const shown = host.isConnected ? host.shadowRoot!.querySelector('[role="region"].first, .reopen') : null;
    if (shown === fixed) return;
    sizes.disconnect();
    fixed = shown;
    if (fixed) sizes.observe(fixed);
    measure();
  };
  host.addController({ hostUpdated: update, hostDisconnected: update });
  // The content of a page with a fixed height may have grown.
  addEventListener('scroll', applySpace);
  update();
  return true;
}
