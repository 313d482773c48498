import { lowWindowStyles } from './low-window.styles.ts';
import { ProminenceController } from './prominence-controller.ts';
import { ScrollPaddingController } from './scroll-padding-controller.ts';
import type { View } from './view.ts';

/** What an element needs while one of its layers is open: care for its place and its look. */
export function attendLayers({ host }: View): true {
  host.shadowRoot!.adoptedStyleSheets.push(lowWindowStyles.styleSheet!);
  new ScrollPaddingController(host);
  new ProminenceController(host);
  return true;
}
