import type { AskedCategory } from '../categories.ts';
import { sharedOn } from '../page.ts';
import { warnOnce } from '../safely.ts';
import { runScript } from './scripts.ts';

export interface GateRules {
  readonly categories: readonly AskedCategory[];
  /** `1` granted, `0` refused, `-` neither. */
  verdict(key: string): '0' | '1' | '-';
  /** Collects the keys of what ran; only a reload takes that back. */
  readonly ran: Set<string>;
}

export interface Gate {
  /** Lets through what is granted by now. */
  open(): void;
  /** Lets one element through, whatever was answered. */
  let(element: HTMLElement): void;
  stop(): void;
}

const SCRIPTS = 'script[type="text/plain"][data-category]';
const addresses = ['srcset', 'src', 'href'];
const MEDIA = `:is(iframe,img,link,video,audio,source)[data-category]:is(${addresses.map((name) => `[data-${name}]`)})`;

/** The parser may still be inside the element, with half of its text read. */
function isUnfinished(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return false;
  let node: Node | null = element;
  while (node && !node.nextSibling) node = node.parentNode;
  return node === null;
}

/** Holds what names a category back until that is granted, or with `!category` refused; each runs once. */
export function createGate(document: Document, { categories, verdict, ran }: GateRules): Gate {
  const view = document.defaultView!;
  const { settled } = sharedOn(document);
  let running = false;
  let stopped = false;

  const asks = ({ dataset }: HTMLElement) => `${dataset['category']}/${dataset['service'] ?? ''}`;

  /** The key that an element waits for; a category that names no services answers for any. */
  const keyOf = (element: HTMLElement): string => {
    const [id = '', service] = asks(element).replaceAll('!', '').split(/\/(.*)/s);
    const { keys = [] } = categories.find((known) => known.id === id) ?? {};
    if (!service || !keys[0]?.includes('/')) return id;
    const key = `${id}/${service}`;
    // A service that the category does not name was not asked for.
    if (!keys.includes(key)) warnOnce(`"${service}" stays closed: consent category "${id}" does not name it.`);
    return key;
  };

  const isOpen = (element: HTMLElement): boolean =>
    !settled.has(element) && !isUnfinished(element) && verdict(keyOf(element)) === (asks(element).includes('!') ? '0' : '1');

  // Looked up anew each time: a script may remove, add or move others.
  const next = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].find(isOpen);

  /** True when scripts after it must wait. */
  function pass(element: HTMLElement, then: () => void): boolean | null {
    settled.add(element);
    if (element.localName === 'script') return runScript(element as HTMLScriptElement, view, then);
    for (const name of addresses) {
      const address = element.dataset[name];
      if (address !== undefined) element.setAttribute(name, address);
    }
    return false;
  }

  function passAsked(element: HTMLElement): boolean | null {
    const key = asks(element).includes('!') ? null : keyOf(element);
    const waits = pass(element, resume);
    if (waits !== null && key !== null) ran.add(key);
    return waits;
  }

  const resume = () => {
    running = false;
    open();
  };

  function open(): void {
    if (stopped) return;
    for (let media; (media = next(MEDIA)); ) passAsked(media);
    // One at a time, in document order: an inline script often relies on the file before it.
    if (running) return;
    running = true;
    for (let script; !stopped && (script = next(SCRIPTS)); ) if (passAsked(script)) return;
    running = false;
  }

  const observer = new view.MutationObserver((changes) => {
    const holds = (node: Node) =>
      node.nodeType === 1 && ((node as Element).hasAttribute('data-category') || (node as Element).querySelector('[data-category]'));
    if (changes.some(({ addedNodes }) => [...addedNodes].some(holds))) open();
  });
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', open);

  return {
    open,
    let: (element) => void (settled.has(element) || pass(element, () => {})),
    stop() {
      stopped = true;
      observer.disconnect();
      document.removeEventListener('DOMContentLoaded', open);
    },
  };
}
