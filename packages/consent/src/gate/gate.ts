import type { AskedCategory } from '../categories.ts';
import { warnOnce } from '../safely.ts';
import { runScript } from './scripts.ts';

export interface GateRules {
  readonly categories: readonly AskedCategory[];
  granted(category: string): boolean;
  /** Collects the categories of which something ran; only a reload takes that back. */
  readonly ran: Set<string>;
}

export interface Gate {
  /** Lets through what is granted by now. */
  open(): void;
  stop(): void;
}

const SCRIPTS = 'script[type="text/plain"][data-category]';
const MEDIA = 'iframe[data-src][data-category], img[data-src][data-category]';

/** The parser may still be inside the element, with half of its text read. */
function isUnfinished(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return false;
  let node: Node | null = element;
  while (node && !node.nextSibling) node = node.parentNode;
  return node === null;
}

/** Elements that were let through, by whichever gate: a page may have two shops, or a banner that is moved. */
const settled = new WeakSet<Element>();

/** Holds scripts, frames and images of a document back until their category is granted; each runs once. */
export function createGate(document: Document, rules: GateRules): Gate {
  const view = document.defaultView!;
  const { ran } = rules;
  let running = false;
  let stopped = false;

  const isOpen = (element: HTMLElement): boolean => {
    const { category = '', service } = element.dataset;
    if (settled.has(element) || isUnfinished(element) || !rules.granted(category)) return false;
    // A service that the category does not name was not asked for.
    const services = rules.categories.find(({ id }) => id === category)?.services ?? [];
    if (!service || !services.length || services.some(({ id }) => id === service)) return true;
    warnOnce(`"${service}" stays closed: consent category "${category}" does not name it.`);
    return false;
  };

  // Looked up anew each time: a script may remove, add or move others.
  const next = <T extends HTMLElement>(selector: string): T | undefined =>
    [...document.querySelectorAll<T>(selector)].find(isOpen);

  const resume = () => {
    running = false;
    open();
  };

  function open(): void {
    if (stopped) return;
    for (let media; (media = next<HTMLImageElement | HTMLIFrameElement>(MEDIA)); ) {
      settled.add(media);
      ran.add(media.dataset['category']!);
      media.src = media.dataset['src']!;
    }
    // One at a time, in document order: an inline script often relies on the file before it.
    if (running) return;
    running = true;
    for (let script; !stopped && (script = next<HTMLScriptElement>(SCRIPTS)); ) {
      settled.add(script);
      const waits = runScript(script, view, resume);
      if (waits !== null) ran.add(script.dataset['category']!);
      if (waits) return;
    }
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
    stop() {
      stopped = true;
      observer.disconnect();
      document.removeEventListener('DOMContentLoaded', open);
    },
  };
}
