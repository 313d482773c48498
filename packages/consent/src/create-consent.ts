import { readCategories, type AskedCategory } from './categories.ts';
import type { Consent, ConsentOptions } from './consent.ts';
import { formatDecision, parseDecision, recordIdPattern, type Answer, type Decision } from './decision.ts';
import { readMaxDays, standingAnswer, toMilliseconds, verdictOn, verdictOnKey, type Situation } from './evaluate.ts';
import { createGate, type Gate } from './gate/gate.ts';
import { readGpc } from './gpc.ts';
import { firstOnPage } from './page.ts';
import { isSource, randomId, type ConsentAction, type ConsentRecord } from './record.ts';
import { safely, warnOnce } from './safely.ts';
import { grantsOf, readState, type ConsentState } from './state.ts';
import { defaultStorage } from './storage/default.ts';
import { sweeper } from './sweep.ts';
import { connectTabs, type Tabs } from './tabs.ts';

/** What an act says of a key; undefined leaves its answer as it is. */
type Say = (key: string, category: AskedCategory) => boolean | undefined;

/** The consent of one shop's visitor. Whatever is missing, broken or blocked means no; nothing throws. */
export function createConsent(options: ConsentOptions): Consent {
  const { document = globalThis.document, clock = Date.now, random = randomId } = options;
  const name = `smallshop-consent-${encodeURIComponent(options.key)}`;
  const categories = readCategories(options.categories, options.policyVersion ?? '');
  const storage = options.storage ?? defaultStorage(document);
  const maxDays = readMaxDays(options.maxAgeDays);
  const maxAge = toMilliseconds(maxDays);
  const gpc = options.gpc || readGpc(document?.defaultView);
  const listeners = new Set<(state: ConsentState) => void>();
  const stops = new Set<readonly [key: string, stop: () => unknown]>();
  const ran = new Set<string>();
  const sweep = sweeper(categories, document, name);

  let decision: Decision | null = null;
  let saved = true;
  let gate: Gate | undefined;
  let tabs: Tabs | undefined;

  const load = () => {
    // What could not be saved is known to this page only, and must not be undone by an older text.
    if (saved) decision = safely(() => parseDecision(storage.read(name), name), null);
  };
  const situation = (): Situation => ({ decision, gpc, maxAge, now: Math.floor(safely(clock, NaN)) });
  const verdict = (key: string) => verdictOnKey(key, categories, situation());
  const granted = (key: string) => verdict(key) === '1';

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
    for (const [key, stop] of stops) {
      if ((before.granted[key] ?? before.services[key]) && !granted(key) && safely(stop, false) === true) ran.delete(key);
    }
    const after = readState(categories, situation(), ran);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    state = after;
    if (decision || before.decidedAt) sweep.run(situation());
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
      if (categories.some((category) => !category.required && category.keys.some((key) => say(key, category)))) {
        return warnOnce('A yes without its source { method, layer } does not count.');
      }
      source = { method: action === 'gpc' ? 'signal' : 'button', layer: 'none' };
    }
    load();
    const now = situation();
    const answers = new Map<string, Answer>();
    for (const category of categories) {
      const { id, keys, required, revision } = category;
      const said = keys.map((key) => say(key, category));
      const standing = standingAnswer(category, now);
      if (required) continue;
      if (said.every((one) => one === undefined)) {
        if (standing) answers.set(id, standing);
        continue;
      }
      const kept = verdictOn(category, now);
      // What is not named keeps its answer, and must not grow younger by the answer to something else.
      const at = standing && said.includes(undefined) ? standing.at : now.now;
      answers.set(id, { said: said.map((one, i) => (one === undefined ? kept[i] : +one)).join(''), gpc, revision, at });
    }
    try {
      const { language = () => document?.documentElement.lang || 'und', region, regionSource, noticeHash } = options;
      const next = { id: random(), answers };
      if (!recordIdPattern.test(next.id)) throw new TypeError('record id');
      hand({
        id: next.id,
        action,
        ...(source as Pick<ConsentRecord, 'method' | 'layer'>),
        ...grantsOf(categories, { ...now, decision: next }),
        revision: state.revision,
        ...(noticeHash && { noticeHash }),
        language: typeof language === 'function' ? language() : language,
        ...(region && { region, ...(regionSource && { regionSource }) }),
        gpc,
        decidedAt: new Date(now.now).toISOString(),
        validity: `P${maxDays}D`,
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

  /** A yes from before the signal was switched on. */
  const isOverruled = (category: AskedCategory) =>
    standingAnswer(category, situation())?.said.includes('1') && !verdictOn(category, situation()).includes('1');

  const consent: Consent = {
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
    acceptAll: (source) => act('accept_all', source, (_, { separate }) => !separate || undefined),
    rejectAll: (source) => act('reject_all', source, () => false),
    choose(choice, source) {
      const said = (key: string) => (Object.hasOwn(choice ?? {}, key) ? choice[key] === true : undefined);
      act('choose', source, (key, { id }) => said(key) ?? said(id));
    },
    withdraw: (source) => act('withdraw', source, () => false),
    granted,
    loadOnce: (element, source) => isSource(source) && gate?.let(element as HTMLElement),
    onStop(key, stop) {
      const entry = [key, stop] as const;
      stops.add(entry);
      return () => void stops.delete(entry);
    },
    cleared: sweep.done,
    start() {
      const view = document?.defaultView;
      if (gate || !view) return;
      refresh();
      tabs = connectTabs(name, view, refresh);
      // A yes from before the signal was switched on is taken back for good, once, with a record of its own.
      if (categories.some(isOverruled)) act('gpc', null, (_, category) => (isOverruled(category) ? false : undefined));
      // What a script wrote while its page went away, or on another subdomain, is still there.
      else if (decision) sweep.run(situation());
      gate = createGate(document, { categories, verdict, ran });
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
  return firstOnPage(document, name, consent);
}
