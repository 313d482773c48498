import { readCategories, type AskedCategory } from './categories.ts';
import type { Consent, ConsentOptions } from './consent.ts';
import { formatDecision, parseDecision, recordIdPattern, type Answer, type Decision } from './decision.ts';
import { isGranted, overruledBySignal, readMaxAge, standingAnswer, type Situation } from './evaluate.ts';
import { createGate, type Gate } from './gate/gate.ts';
import { readGpc } from './gpc.ts';
import { isSource, randomId, type ConsentAction, type ConsentRecord } from './record.ts';
import { safely, warnOnce } from './safely.ts';
import { grantsOf, readState, type ConsentState } from './state.ts';
import { defaultStorage } from './storage/default.ts';
import { forgetStorage } from './storage/forget.ts';
import { connectTabs, type Tabs } from './tabs.ts';

type Say = (category: AskedCategory) => boolean | undefined;

/** The consent of one shop's visitor. Whatever is missing, broken or blocked means no; nothing throws. */
export function createConsent(options: ConsentOptions): Consent {
  const { document = globalThis.document, clock = Date.now, random = randomId } = options;
  const name = `smallshop-consent-${encodeURIComponent(options.key)}`;
  const categories = readCategories(options.categories, options.policyVersion ?? '');
  const storage = options.storage ?? defaultStorage(document);
  const maxAge = readMaxAge(options.maxAgeDays);
  const gpc = options.gpc ?? readGpc(document?.defaultView);
  const listeners = new Set<(state: ConsentState) => void>();
  const ran = new Set<string>();

  let decision: Decision | null = null;
  let saved = true;
  let gate: Gate | undefined;
  let tabs: Tabs | undefined;

  const load = () => {
    // What could not be saved is known to this page only, and must not be undone by an older text.
    if (saved) decision = safely(() => parseDecision(storage.read(name), name), null);
  };
  const situation = (): Situation => ({ decision, gpc, maxAge, now: Math.floor(safely(clock, NaN)) });

  load();
  let state = readState(categories, situation(), ran);

  function notify(listener: (state: ConsentState) => void) {
    try {
      listener(state);
    } catch (cause) {
      console.error('[smallshop] A consent subscriber failed.', cause);
    }
  }

  function update(): void {
    const before = state;
    const after = readState(categories, situation(), ran);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    state = after;
    for (const category of categories) {
      if (document && before.granted[category.id] && !after.granted[category.id]) forgetStorage(category, document);
    }
    for (const listener of [...listeners]) {
      // A listener acted, and everybody has heard the newer state already.
      if (state !== after) return;
      if (listeners.has(listener)) notify(listener);
    }
    gate?.open();
  }

  function refresh(): void {
    load();
    update();
  }

  function hand(record: ConsentRecord): void {
    const sent = options.onRecord?.(record);
    if (sent instanceof Promise) sent.catch((cause) => warnOnce('A consent record was not taken.', cause));
  }

  /**
   * The only way to a grant: a record is made and handed over first, then the answers count.
   * A yes needs the control that a person used; a no never fails for want of one.
   */
  function act(action: ConsentAction, source: unknown, say: Say): void {
    if (!isSource(source)) {
      if (categories.some((category) => !category.required && say(category))) return warnOnce('A yes without its source { method, layer } does not count.');
      source = { method: action === 'gpc' ? 'signal' : 'button', layer: 'none' };
    }
    load();
    const now = situation();
    const answers = new Map<string, Answer>();
    for (const category of categories) {
      const granted = say(category);
      const answer =
        granted === undefined ? standingAnswer(category, now) : { granted, gpc, revision: category.revision, at: now.now };
      if (answer && !category.required) answers.set(category.id, answer);
    }
    try {
      const { language = () => document?.documentElement.lang || 'und', region } = options;
      const next = { id: random(), answers };
      if (!recordIdPattern.test(next.id)) throw new TypeError('record id');
      hand({
        id: next.id,
        action,
        ...(source as Pick<ConsentRecord, 'method' | 'layer'>),
        categories: grantsOf(categories, { ...now, decision: next }),
        revision: state.revision,
        language: typeof language === 'function' ? language() : language,
        ...(region && { region }),
        gpc,
        decidedAt: new Date(now.now).toISOString(),
      });
      decision = next;
      const text = formatDecision(next, name);
      saved = safely(() => storage.write(name, text, maxAge) && storage.read(name) === text, false);
    } catch (cause) {
      warnOnce('A consent decision could not be recorded; everything stays denied.', cause);
      decision = null;
      saved = safely(() => (storage.clear(name), storage.read(name) === null), false);
    }
    update();
    tabs?.tell();
  }

  const overruled = (category: AskedCategory) => overruledBySignal(category, standingAnswer(category, situation()), gpc);
  const granted = (id: string): boolean => {
    const category = categories.find((known) => known.id === id);
    return category !== undefined && isGranted(category, situation());
  };

  return {
    get state() {
      return state;
    },
    get needsAnswer() {
      return state.pending.length > 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      notify(listener);
      return () => void listeners.delete(listener);
    },
    acceptAll: (source) => act('accept_all', source, () => true),
    rejectAll: (source) => act('reject_all', source, () => false),
    choose: (choice, source) =>
      act('choose', source, ({ id }) => (Object.hasOwn(choice ?? {}, id) ? choice[id] === true : undefined)),
    withdraw: (source) => act('withdraw', source, () => false),
    granted,
    start() {
      const view = document?.defaultView;
      if (gate || !view) return;
      refresh();
      tabs = connectTabs(name, view, refresh);
      // A yes from before the signal was switched on is taken back for good, once, with a record of its own.
      if (categories.some(overruled)) act('gpc', null, (category) => (overruled(category) ? false : undefined));
      gate = createGate(document, { categories, granted, ran });
      gate.open();
      document.addEventListener('visibilitychange', refresh);
    },
    stop() {
      document?.removeEventListener('visibilitychange', refresh);
      gate?.stop();
      tabs?.close();
      gate = tabs = undefined;
    },
  };
}
