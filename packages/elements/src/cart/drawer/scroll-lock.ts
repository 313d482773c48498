let sheet: CSSStyleSheet | null = null;
let holders = 0;

/**
 * Keeps the page behind a drawer from scrolling; the answer lets it go again. An adopted sheet, for a strict
 * CSP refuses style attributes. A page with a classic scrollbar keeps its gutter, so that nothing shifts.
 */
export function lockScroll(): () => void {
  if (holders++ === 0) {
    const gutter = innerWidth > document.documentElement.clientWidth ? 'scrollbar-gutter: stable;' : '';
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { overflow: hidden !important; ${gutter} }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    if (--holders > 0) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    sheet = null;
  };
}
