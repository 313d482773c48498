import { IntegrationError } from './emitter.ts';

/** Refuses what Stripe refuses: https://github.com/stripe/stripe-js/issues/662 */
export function checkPlace(node: HTMLElement): void {
  if (node.getRootNode() !== document) {
    throw new IntegrationError(
      node.isConnected
        ? 'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.'
        : 'The element you provided is not attached to the DOM.',
    );
  }
}

/** A frame with a document of its own. Like Stripe's it is wiped when it is moved. Resolves with its body. */
export function openFrame(place: HTMLElement, title: string, build: (body: HTMLElement) => void): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.style.cssText = 'border:0; width:100%; min-height:9rem; display:block; color-scheme:normal';
  place.append(frame);
  // An empty frame is there at once in some engines and a moment later in others.
  const fill = () => {
    const { body } = frame.contentDocument!;
    if (!body.hasChildNodes()) build(body);
  };
  frame.addEventListener('load', fill);
  if (frame.contentDocument?.readyState === 'complete') fill();
  return frame;
}

/** An element with these properties, in the frame's document. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(parent.ownerDocument.createElement(tag), properties);
  parent.append(element);
  return element;
}
