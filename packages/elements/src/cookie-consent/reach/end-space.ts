import type { LitElement } from 'lit';

/** Height in pixels that each element needs at the end of the page. */
const spaces = new Map<LitElement, number>();
/** A style sheet of our own: the page's styles stay untouched, and apply again afterwards. */
const sheet = new CSSStyleSheet();
/** Pixels of the page's own margin, and of the margin that `sheet` sets. */
let ownMargin = 0;
let margin = 0;

/** Pixels by which the content of a page with a fixed height, such as `html, body { height: 100% }`, overflows it. */
function overflowOf({ documentElement: root, body, scrollingElement }: Document): number {
  // In quirks mode the body's scroll height is that of the window.
  if (scrollingElement === body) return 0;
  const end = body.getBoundingClientRect().top + body.scrollHeight;
  return Math.max(0, end - root.getBoundingClientRect().bottom);
}

/** Elements that are fixed to the end of the window overlap, so the page needs the largest of their spaces. */
function applySpace(): void {
  const root = document.documentElement;
  const space = Math.max(0, ...spaces.values());
  if (!margin) ownMargin = parseFloat(getComputedStyle(root).marginBlockEnd) || 0;
  const next = space && Math.round(ownMargin + overflowOf(document) + space);
  if (next === margin) return;
  margin = next;
  const { clientWidth } = root;
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  // A margin, because a padding would shrink the content of a page with a fixed height.
  sheet.replaceSync(margin ? `html { margin-block-end: ${margin}px !important }` : '');
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
  // The page may have grown.
  addEventListener('scroll', applySpace);
  update();
  return true;
}
