/** Something that a page did: `fetch https://stats.example/collect`, `cookie _ga`. */
export interface Trace {
  readonly kind:
    | 'fetch'
    | 'xhr'
    | 'beacon'
    | 'element'
    | 'cookie'
    | 'localStorage'
    | 'sessionStorage'
    | 'indexedDB'
    | 'cacheStorage';
  /** An absolute address, or the name under which something is stored. */
  readonly what: string;
}

export interface Watch {
  /** What happened so far, in order. Elements are seen a microtask after they were added. */
  readonly traces: readonly Trace[];
  stop(): void;
}

type Method = (this: unknown, ...given: unknown[]) => unknown;

/**
 * Writes down each request and each thing stored on a page from now on: through fetch, XMLHttpRequest, sendBeacon,
 * elements with an address, cookies, web storage, IndexedDB and Cache Storage. What is watched still happens.
 */
export function watchPage(view: Window & typeof globalThis = window): Watch {
  const traces: Trace[] = [];
  const undo: (() => void)[] = [];
  const note = (kind: Trace['kind'], what: unknown) => traces.push({ kind, what: String(what) });
  const address = (given: unknown) =>
    new URL(String((given as Request | null)?.url ?? given), view.document.baseURI).href;

  function wrap(
    owner: object | undefined,
    name: string,
    before: (self: unknown, given: readonly unknown[]) => void,
  ): void {
    const real = (owner as Record<string, Method | undefined> | undefined)?.[name];
    if (!owner || !real) return;
    const had = Object.getOwnPropertyDescriptor(owner, name);
    const watched: Method = function (...given) {
      before(this, given);
      return real.apply(this, given);
    };
    Object.defineProperty(owner, name, { value: watched, configurable: true, writable: true });
    undo.push(() => (had ? Object.defineProperty(owner, name, had) : delete (owner as Record<string, unknown>)[name]));
  }

  wrap(view, 'fetch', (_, [url]) => note('fetch', address(url)));
  wrap(view.XMLHttpRequest?.prototype, 'open', (_, [, url]) => note('xhr', address(url)));
  wrap(view.navigator, 'sendBeacon', (_, [url]) => note('beacon', address(url)));
  wrap(view.Storage?.prototype, 'setItem', (self, [name]) =>
    note(self === view.localStorage ? 'localStorage' : 'sessionStorage', name),
  );
  wrap(view.IDBFactory?.prototype, 'open', (_, [name]) => note('indexedDB', name));
  wrap(view.CacheStorage?.prototype, 'open', (_, [name]) => note('cacheStorage', name));

  const cookie = Object.getOwnPropertyDescriptor(view.Document.prototype, 'cookie')!;
  Object.defineProperty(view.document, 'cookie', {
    configurable: true,
    get: () => cookie.get!.call(view.document) as string,
    set(text: string) {
      // A cookie that is being removed is not stored.
      if (!/;\s*max-age=0(;|$)/i.test(text)) note('cookie', text.split('=', 1)[0]);
      cookie.set!.call(view.document, text);
    },
  });
  undo.push(() => delete (view.document as Partial<Document>).cookie);

  const look = (element: Element) => {
    for (const name of ['src', 'srcset', 'href']) {
      const value = element.getAttribute(name);
      // What is held back has no address yet, or a type that no browser runs.
      if (value && !/^(a|area|base)$/.test(element.localName) && element.getAttribute('type') !== 'text/plain')
        note('element', address(value.split(' ')[0]));
    }
  };
  const observer = new view.MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') look(target as Element);
      for (const node of addedNodes) {
        if (node.nodeType === 1)
          [node as Element, ...(node as Element).querySelectorAll('[src], [srcset], [href]')].forEach(look);
      }
    }
  });
  observer.observe(view.document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['src', 'srcset', 'href'],
  });
  undo.push(() => observer.disconnect());

  return { traces, stop: () => undo.splice(0).forEach((each) => each()) };
}
