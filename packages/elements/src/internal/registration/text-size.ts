/**
 * For elements in the flow of a page. Registered, `1em` in this property is the text size of the element itself: text
 * in small text is not made smaller twice.
 */
export function registerTextSize(): void {
  try {
    CSS.registerProperty({ name: '--_smallshop-em', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Registered already, by another element or another copy of this script.
  }
}
