/** Scripts that a gate let through, and what they wrote into the page. */
const released = new WeakSet<Element>();
const modules = new Set<HTMLScriptElement>();
const idleListeners = new Set<() => void>();

/** The script whose text or listener is being run right now. */
let acting: HTMLScriptElement | undefined;
let busy = 0;

export function markReleased(script: HTMLScriptElement): void {
  released.add(script);
  if (script.type === 'module') modules.add(script);
}

/** Whatever `act` does, it does for this script. */
export function actFor(script: HTMLScriptElement, act: () => void): void {
  const before = acting;
  acting = script;
  try {
    act();
  } finally {
    acting = before;
  }
}

/** The released script that is running; undefined if it is the page's own code, or unknown. */
export function releasedSource(document: Document): HTMLScriptElement | undefined {
  const script = document.currentScript as HTMLScriptElement | null;
  if (acting) return acting;
  if (script) return released.has(script) ? script : undefined;
  if (!modules.size) return undefined;
  // No browser reports which module is running; its address is in the stack.
  const stack = String(new Error().stack);
  return [...modules].find(({ src }) => stack.includes(`${src || document.URL.split('#')[0]}:`));
}

/** What waits for a file holds back the events that scripts after it may listen to. */
export const hold = (): void => void (busy += 1);

export function letGo(): void {
  busy -= 1;
  if (!busy) for (const listener of idleListeners) listener();
}

export const isBusy = (): boolean => busy > 0;
export const onIdle = (listener: () => void): void => void idleListeners.add(listener);
