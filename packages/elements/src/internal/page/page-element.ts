import { connectedStores } from '../../controllers/context.ts';

/**
 * An element of the same shop as `host`, in the host's own shadow root or on the page. With several stores on
 * a page it has to be inside the same one.
 */
export function pageElement(
  host: HTMLElement,
  tag: string,
  fits: (element: HTMLElement) => boolean = () => true,
): HTMLElement | undefined {
  const storeOf = (element: Element) => element.closest('smallshop-store');
  const all = [host.getRootNode() as ParentNode, document].flatMap((root) => [
    ...root.querySelectorAll<HTMLElement>(tag),
  ]);
  return all.find((element) => (connectedStores().size < 2 || storeOf(element) === storeOf(host)) && fits(element));
}
