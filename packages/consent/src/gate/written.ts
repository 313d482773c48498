import type { PageAccess } from './scripts.ts';
import { hold, letGo, markReleased, releasedSource } from './running.ts';

/** Where a script writes, and what is not in the page yet. */
interface Place {
  /** Everything goes before it. */
  readonly end: Text;
  /** Unfinished markup: `<div>` without its `</div>`. */
  text: string;
  readonly queue: Node[];
  /** Files that what comes later has to wait for, as it would while the page is read. */
  files: number;
  then: (() => void) | undefined;
}

const places = new WeakMap<Element, Place>();
const END = 'smallshop-written-end';
const metadata = /^(script|link|style|meta|title|base|noscript|template|#comment)$/i;
const parserFound = /^$|^module$|javascript/;

function placeOf(script: HTMLScriptElement): Place | undefined {
  const known = places.get(script);
  if (known || !script.isConnected) return known;
  const place: Place = { end: script.ownerDocument.createTextNode(''), text: '', queue: [], files: 0, then: undefined };
  script.after(place.end);
  places.set(script, place);
  return place;
}

const isFile = ({ src, type, async }: HTMLScriptElement, byMarkup: boolean): boolean =>
  Boolean(src) && parserFound.test(type) && !(byMarkup && async);

function drain(place: Place): void {
  while (!place.files) {
    const node = place.queue.shift();
    if (!node) break;
    const scripts =
      node instanceof Element
        ? ([...(node.localName === 'script' ? [node] : []), ...node.querySelectorAll('script')] as HTMLScriptElement[])
        : [];
    for (const script of scripts) {
      markReleased(script);
      if (!isFile(script, script.hasAttribute('async'))) continue;
      script.async = false;
      place.files += 1;
      hold();
      const done = (): void => {
        place.files -= 1;
        finish(script, () => {
          drain(place);
          letGo();
        });
      };
      for (const event of ['load', 'error']) script.addEventListener(event, done, { once: true });
    }
    place.end.before(node);
  }
  if (place.files || place.queue.length || !place.then) return;
  const { then } = place;
  place.then = undefined;
  then();
}

function parse({ end }: Place, html: string): DocumentFragment {
  const range = end.ownerDocument.createRange();
  range.selectNode(end);
  return range.createContextualFragment(html);
}

function put(place: Place, nodes: readonly Node[]): void {
  const { end, queue } = place;
  const { head, body } = end.ownerDocument;
  // What is to be seen cannot stay in the head: the parser would begin the body here.
  if (
    head.contains(end) &&
    nodes.some(({ nodeName, textContent }) => !metadata.test(nodeName) && (nodeName !== '#text' || textContent!.trim()))
  )
    body?.prepend(end);
  queue.push(...nodes);
  drain(place);
}

/** Writes what is left of a script's markup; `then` once its files are there. True when they are not yet. */
export function finish(script: HTMLScriptElement, then: () => void): boolean {
  const place = places.get(script);
  let isLate = false;
  if (place?.text) {
    const { text } = place;
    place.text = '';
    put(place, [...parse(place, text).childNodes]);
  }
  if (place && (place.files || place.queue.length)) {
    isLate = true;
    place.then = then;
  } else then();
  return isLate;
}

function write(place: Place, parts: readonly unknown[]): void {
  // TrustedHTML stays what it is.
  if (parts.length === 1 && typeof parts[0] === 'object')
    return put(place, [...parse(place, parts[0] as unknown as string).childNodes]);
  const text = place.text + parts.join('');
  const nodes = [...parse(place, `${text}<wbr class="${END}">`).childNodes];
  place.text = text;
  const last = nodes.pop();
  // It is the last one where every element before it is closed.
  if (!(last instanceof Element) || last.className !== END) return;
  place.text = '';
  put(place, nodes);
}

/** The parser is right behind this script, so what it writes is read next. */
function isBeingParsed(script: HTMLScriptElement): boolean {
  let node: Node | null = script;
  while (node && !node.nextSibling) node = node.parentNode;
  return !node && script.ownerDocument.readyState === 'loading';
}

/**
 * After a page was read, `document.write` and `document.open` replace it. From here on they do not: what a script
 * writes is inserted after it, and what has no known place is reported. The page's own `document.open()` works.
 */
export function guardWriting(document: Document, warnOnce: PageAccess['warnOnce']): void {
  const { write: writeNow, open, close } = document;
  let isOpened = false;
  const guarded = (parts: readonly unknown[], more: string): void => {
    const source = releasedSource(document);
    const current = document.currentScript as HTMLScriptElement | null;
    if (isOpened || (current && !source && isBeingParsed(current)))
      return writeNow.call(document, ...(parts as string[]), ...(more ? [more] : []));
    const place = (current && placeOf(current)) ?? (source && placeOf(source));
    if (!place)
      return warnOnce(
        'document.write() after the page was read would have replaced it: nothing was written. Write while the ' +
          'script runs, or use insertAdjacentHTML()',
      );
    write(place, more ? [...parts, more] : parts);
  };
  Object.assign(document, {
    write: (...parts: unknown[]) => guarded(parts, ''),
    writeln: (...parts: unknown[]) => guarded(parts, '\n'),
    open(...parts: unknown[]) {
      if (parts.length < 3 && releasedSource(document)) {
        warnOnce('document.open() in a script that waited for consent would have removed the page: it did nothing');
        return document;
      }
      isOpened ||= parts.length < 3;
      return (open as (...parts: unknown[]) => unknown).call(document, ...parts);
    },
    close() {
      // Of an open() that did nothing.
      if (!isOpened && releasedSource(document)) return;
      isOpened = false;
      close.call(document);
    },
  });
}
