import { actFor, isBusy, onIdle, releasedSource } from './running.ts';
import { finish } from './written.ts';

type Target = Document | Window;
type Listener = EventListenerOrEventListenerObject;

interface Late {
  readonly script: HTMLScriptElement;
  readonly target: Target;
  readonly type: string;
  readonly listener: Listener;
  readonly capture: boolean;
  readonly signal: AbortSignal | undefined;
  /** Set as `onload` and the like: another one takes its place. */
  readonly isHandler: boolean;
}

/** In the order in which a browser fires them. */
const order = ['DOMContentLoaded', 'readystatechange', 'load', 'pageshow'];

/**
 * Fired again later: a page becomes complete after it was interactive, and is shown again out of the browser's cache.
 */
const firesAgain = (type: string, { readyState }: Document): boolean =>
  type === 'pageshow' || (type === 'readystatechange' && readyState !== 'complete');

function hasFired({ readyState, defaultView }: Document, type: string): boolean {
  if (type === 'readystatechange') return readyState !== 'loading';
  // Deprecated, and the only one whose values every browser keeps up to date while the page loads.
  const timing = defaultView!.performance.timing as PerformanceTiming | undefined;
  const isComplete = readyState === 'complete';
  if (type === 'DOMContentLoaded') return isComplete || Boolean(timing?.domContentLoadedEventStart);
  return timing ? timing[type === 'load' ? 'loadEventStart' : 'loadEventEnd'] > 0 : isComplete;
}

function call(document: Document, { script, target, type, listener, signal }: Late): void {
  if (signal?.aborted) return;
  const view = document.defaultView!;
  const event = new view.Event(type, { bubbles: type === 'DOMContentLoaded' });
  Object.defineProperties(event, { target: { value: document }, currentTarget: { value: target } });
  actFor(script, () => {
    try {
      if (typeof listener === 'function') listener.call(target, event);
      else listener.handleEvent(event);
    } catch (cause) {
      view.reportError(cause);
    }
  });
  finish(script, () => {});
}

/**
 * A script that waited for consent may listen to what has been: `DOMContentLoaded`, `load`, `pageshow`,
 * `readystatechange`. It is called all the same, once, when every script that was let through with it has run.
 */
export function callLateListeners(document: Document): void {
  const view = document.defaultView!;
  let late: Late[] = [];
  let timer: number | undefined;

  const flush = (): void => {
    timer = undefined;
    while (late.length && !isBusy()) {
      late.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
      call(document, late.shift()!);
    }
  };
  const schedule = (): void => {
    if (late.length && !isBusy()) timer ??= view.setTimeout(flush);
  };
  onIdle(schedule);

  const same =
    (target: Target, type: string, listener: unknown, capture: boolean) =>
    (one: Late): boolean =>
      !one.isHandler &&
      one.target === target &&
      one.type === type &&
      one.listener === listener &&
      one.capture === capture;
  const captures = (options: unknown): boolean =>
    typeof options === 'object' ? Boolean((options as AddEventListenerOptions | null)?.capture) : options === true;

  function watchListeners(target: Target, types: readonly string[]): void {
    const { addEventListener: add, removeEventListener: remove } = target as Document;
    Object.assign(target, {
      addEventListener(
        this: Target | undefined,
        type: string,
        listener: Listener,
        options?: AddEventListenerOptions | boolean,
      ) {
        const on = this ?? target;
        const script =
          on === target && listener && types.includes(type) && hasFired(document, type) && releasedSource(document);
        if (script) {
          const { once, signal } = (typeof options === 'object' ? options : null) ?? {};
          const capture = captures(options);
          if (!late.some(same(target, type, listener, capture)))
            late.push({ script, target, type, listener, capture, signal, isHandler: false });
          schedule();
          if (once || !firesAgain(type, document)) return;
        }
        add.call(on as Document, type, listener, options);
      },
      removeEventListener(
        this: Target | undefined,
        type: string,
        listener: Listener,
        options?: EventListenerOptions | boolean,
      ) {
        const on = this ?? target;
        if (on === target) late = late.filter((one) => !same(target, type, listener, captures(options))(one));
        remove.call(on as Document, type, listener, options);
      },
    });
  }

  /** `owner` has the property; a body's `onload` is that of its window. */
  function watchHandler(owner: object | null, name: string, target: Target, type: string): void {
    let holder = owner;
    while (holder && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder) as object | null;
    const { get, set } = (holder && Object.getOwnPropertyDescriptor(holder, name)) ?? {};
    if (!owner || !get || !set) return;
    const source = () => hasFired(document, type) && releasedSource(document);
    const isThis = (one: Late): boolean => one.isHandler && one.target === target && one.type === type;
    Object.defineProperty(owner, name, {
      configurable: true,
      enumerable: true,
      // What has been called must not be called once more by a handler that keeps the one before it.
      get: () => (source() ? (late.find(isThis)?.listener ?? null) : get.call(owner)) as unknown,
      set(listener: Listener | null) {
        const script = source();
        set.call(owner, listener);
        if (!script) return;
        late = late.filter((one) => !isThis(one));
        if (typeof listener === 'function')
          late.push({ script, target, type, listener, capture: false, signal: undefined, isHandler: true });
        schedule();
      },
    });
  }

  watchListeners(document, ['DOMContentLoaded', 'readystatechange']);
  watchListeners(view, ['DOMContentLoaded', 'load', 'pageshow']);
  watchHandler(document, 'onreadystatechange', document, 'readystatechange');
  watchHandler(view, 'onload', view, 'load');
  watchHandler(view, 'onpageshow', view, 'pageshow');
  watchHandler(document.body, 'onload', view, 'load');
}
