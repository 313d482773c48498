import { firstLayerLowWindowStyles } from '../first-layer/first-layer-low-window.styles.ts';
import { ProminenceController } from './prominence-controller.ts';
import { ScrollPaddingController } from './scroll-padding-controller.ts';
import type { View } from '../view.ts';

/** Adds the controllers and styles that an element needs while one of its layers is open. */
export function addLayerControllers({ host }: View): true {
  host.shadowRoot!.adoptedStyleSheets.push(firstLayerLowWindowStyles.styleSheet!);
  new ScrollPaddingController(host);
  new ProminenceController(host);
  return true;
}
