import type { AskedCategory } from '../categories.ts';
import { sharedOn } from '../page/page.ts';
import { warnOnce } from '../safely.ts';
import { isGranted, type ConsentState } from '../decision/state.ts';

export interface GateRules {
  readonly categories: readonly AskedCategory[];
  read(): ConsentState;
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

/** What runs scripts is fetched when the first one is let through. */
let scripts: typeof import('./scripts.ts') | undefined;
export const loadScripts = (): Promise<void> => import('./scripts.ts').then((loaded) => void (scripts = loaded));

const addresses = ['srcset', 'src', 'href'];
const HELD =
  'script[data-category],' +
  ':is(iframe,img,link,video,audio,source)[data-category]:is([data-srcset],[data-src],[data-href])';

/** The parser may still be inside the element, with half of its text read. */
function isUnfinished(element: Element): boolean {
  let node: Node | null = element;
  while (node && !node.nextSibling) node = node.parentNode;
  return !node && element.ownerDocument.readyState === 'loading';
}

const isScript = (element: Element): element is HTMLScriptElement => element.localName === 'script';

/** Runs or loads what was held back. True when scripts after it must wait; null when the page's CSP forbids it. */
function pass(element: HTMLElement, then: () => void): boolean | null {
  if (isScript(element))
    return scripts!.runScript(element, { shared: sharedOn(element.ownerDocument), warnOnce }, then);
  for (const name of addresses) {
    const address = element.dataset[name];
    // The same address once more would load a frame again.
    if (address != null && address !== element.getAttribute(name)) element.setAttribute(name, address);
  }
  return false;
}

/** Holds what names a category back until that is granted, or with `!category` taken back; each runs once. */
export function createGate(document: Document, { categories, read, ran }: GateRules): Gate {
  const { settled } = sharedOn(document);
  const seen = new Set<string>();
  let waiting = false;
  let stopped = false;

  /** Undefined while an element has to wait; the key that opens it, or '' where taking a yes back does. */
  function opening({ dataset: { category = '', service } }: HTMLElement): string | undefined {
    const id = category.replace('!', '');
    const name = service?.replace('!', '');
    const yes = id === category && name === service;
    // A category that names no services answers for any; of one that does, others were not asked for.
    const key = !name || categories.some((known) => known.id === id && known.keys[0] === id) ? id : `${id}/${name}`;
    const granted = isGranted(read(), key);
    if (granted === undefined) warnOnce(`"${key}" not configured`);
    if (granted) seen.add(key);
    if (granted !== yes || !seen.has(key)) return undefined;
    return yes ? key : '';
  }

  // In document order. A script may remove others, or act, and so come here again while the list is walked.
  function open(): void {
    for (const element of document.querySelectorAll<HTMLElement>(HELD)) {
      if (
        stopped ||
        settled.has(element) ||
        !element.isConnected ||
        (isScript(element) && waiting) ||
        isUnfinished(element)
      )
        continue;
      if (isScript(element) && element.type !== 'text/plain') {
        settled.add(element);
        fetchScripts(() => scripts!.reportEarly(element, warnOnce));
        continue;
      }
      const key = opening(element);
      if (key === undefined) continue;
      if (isScript(element) && !scripts) {
        waiting = true;
        fetchScripts(resume);
        continue;
      }
      settled.add(element);
      const waits = pass(element, resume);
      if (waits !== null && key) ran.add(key);
      // One at a time: an inline script often relies on the file before it.
      if (waits) waiting = true;
    }
  }

  function fetchScripts(then: () => void): void {
    loadScripts().then(then, (cause) => {
      warnOnce('not loaded', cause);
      setTimeout(fetchScripts, 4000, then);
    });
  }

  function resume(): void {
    waiting = false;
    open();
  }

  const observer = new document.defaultView!.MutationObserver((changes) => {
    // With another address or category it is another question.
    for (const { attributeName, target } of changes) if (attributeName) settled.delete(target as Element);
    open();
  });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-category', 'data-service', 'data-srcset', 'data-src', 'data-href'],
  });
  document.addEventListener('DOMContentLoaded', open);

  return {
    open,
    let(element) {
      if (settled.has(element)) return;
      settled.add(element);
      if (isScript(element) && !scripts) fetchScripts(() => pass(element, () => {}));
      else pass(element, () => {});
    },
    stop() {
      stopped = true;
      observer.disconnect();
    },
  };
}
