import { configurationRevision, readCategories, type AskedCategory } from './categories.ts';
import type { Consent, ConsentOptions } from './consent.ts';
import { formatDecision, parseDecision, type Decision } from './decision/decision.ts';
import { DAY, isAnswerTo, readDays, standingAnswer, verdictOn, type Situation } from './decision/evaluate.ts';
import { createGate, type Gate } from './gate/gate.ts';
import { readGpc } from './page/gpc.ts';
import { firstOnPage } from './page/page.ts';
import { isSource, randomId, type ConsentAction, type ConsentRecord } from './decision/record.ts';
import { hash } from './decision/revision.ts';
import { safely, warnOnce } from './safely.ts';
import { isGranted, readState, type ConsentState } from './decision/state.ts';
import { domainsOf } from './storage/cookie.ts';
import { defaultStorage } from './storage/default.ts';
import { connectTabs, type Tabs } from './page/tabs.ts';

/** The answer that an action gives for a key. Undefined keeps the earlier answer. */
type AnswerFor = (key: string, category: AskedCategory) => boolean | undefined;

/** Creates the consent engine of one shop. Anything missing, broken or blocked means no. Nothing throws. */
export function createConsent(options: ConsentOptions): Consent {
  const {
    document = globalThis.document,
    clock = Date.now,
    random = randomId,
    storage = defaultStorage(document),
  } = options;
  const name = `smallshop-consent-${encodeURIComponent(options.key)}`;
  const categories = readCategories(options.categories, options);
  const revision = configurationRevision(categories);
  const host = document ? `~${hash(document.location.host)}` : '';
  const days = readDays(options.maxAgeDays);
  const gpc = options.gpc || readGpc(document?.defaultView);
  const listeners = new Set<(state: ConsentState) => void>();
  const stops = new Set<(before: ConsentState) => void>();
  const ran = new Set<string>();

  let decision: Decision | null | undefined;
  let saved: boolean | undefined = true;
  let gate: Gate | undefined;
  let tabs: Tabs | undefined;
  let cleared = Promise.resolve();

  const load = () => {
    // A decision that could not be stored is known to this page only. An older stored one must not replace it.
    if (saved) decision = safely(() => parseDecision(storage.read(name), name));
  };
  const situation = (): Situation => ({ decision, gpc, days, now: Math.floor(safely(clock)!) });
  const read = (now = situation()) => readState(categories, now, revision, ran);
  const granted = (key: string) => isGranted(read(), key) === true;

  load();
  let state = read();

  function notify(listener: (state: ConsentState) => void) {
    try {
      listener(state);
    } catch (cause) {
      console.error(cause);
    }
  }

  /** Removes the data of denied services. The code is loaded when it is first needed. */
  function clear(): void {
    if (!document || !Object.values(state.services).includes(false)) return;
    cleared = cleared
      .then(() => import('./clear/clear-denied.ts'))
      .then(({ clearDenied }) =>
        clearDenied(document, categories, state.services, name, domainsOf(document.location.hostname)),
      )
      .catch((cause) => warnOnce('data not removed', cause));
  }

  function update(): void {
    const before = state;
    stops.forEach((check) => check(before));
    const after = read();
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    state = after;
    if (decision || before.recordId) clear();
    for (const listener of [...listeners]) {
      // A listener changed the state, and all listeners already have the newer one.
      if (state !== after) return;
      if (listeners.has(listener)) notify(listener);
    }
    gate?.open();
  }

  function refresh(): void {
    load();
    update();
  }

  /**
   * The only way to a grant: the record is passed on first, then the answers take effect. A yes needs the control that
   * a person used; a no does not.
   */
  function act(action: ConsentAction, source: unknown, answerFor: AnswerFor): void {
    load();
    const now = situation();
    // Keeps the answers to other questions from other hosts of the site.
    const others = [...(decision?.answers ?? [])].filter(
      ([key, said]) =>
        key.includes('~') &&
        !key.includes(host) &&
        now.now - said.at < days * DAY &&
        !categories.some((category) => isAnswerTo(category, key, said)),
    );
    const answers = new Map(others);
    let isYes = false;
    for (const category of categories) {
      const { id, keys, required, revision } = category;
      if (required) continue;
      const kept = verdictOn(category, now);
      // If this page could not store its answer, another tab may have overruled it since: it is not stored now.
      const says = keys.map((key) => answerFor(key, category) ?? (saved ? undefined : false));
      // A key that is not named keeps its answer and the age of it.
      const said = says.map((one, i) => (one === undefined ? kept[i] : +one)).join('');
      const standing = standingAnswer(category, now);
      const at = standing && says.includes(undefined) ? standing.at : now.now;
      if (standing || says.join('')) answers.set(id + host, { said, gpc, revision, at });
      isYes ||= says.includes(true);
    }
    if (!isSource(source)) {
      if (isYes) return warnOnce('yes without { method, layer }');
      source = { method: action === 'gpc' ? 'signal' : 'button', layer: 'none' };
    }
    try {
      const { language = () => document?.documentElement.lang || 'und', region, regionSource, noticeHash } = options;
      const next = { id: random(), answers };
      const text = formatDecision(next, name);
      if (!parseDecision(text, name)) throw new Error(text);
      const then = read({ ...now, decision: next });
      const withdrawn = categories.flatMap((category) =>
        category.required
          ? []
          : category.keys.filter((key, i) => standingAnswer(category, now)?.said[i] === '1' && !isGranted(then, key)),
      );
      const sent = options.onRecord?.({
        id: next.id,
        action,
        ...(source as Pick<ConsentRecord, 'method' | 'layer'>),
        categories: then.granted,
        services: then.services,
        withdrawn,
        revision,
        noticeHash,
        language: typeof language === 'function' ? language() : language,
        region,
        regionSource,
        gpc,
        decidedAt: new Date(now.now).toISOString(),
        validity: `P${days}D`,
      });
      Promise.resolve(sent).catch((cause) => warnOnce('record not taken', cause));
      decision = next;
      saved = safely(() => storage.write(name, text, days * DAY) && storage.read(name) === text);
    } catch (cause) {
      warnOnce('record not made', cause);
      decision = decision && others.length ? { id: decision.id, answers: new Map(others) } : null;
      const text = decision && formatDecision(decision, name);
      saved = safely(
        () => (text ? storage.write(name, text, days * DAY) : storage.clear(name), storage.read(name) === text),
      );
    }
    update();
    safely(() => tabs?.notify());
  }

  return firstOnPage(document, name, {
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
      const check = (before: ConsentState) =>
        void (isGranted(before, key) && !granted(key) && safely(stop) === true && ran.delete(key));
      stops.add(check);
      return () => void stops.delete(check);
    },
    cleared: () => cleared,
    start() {
      const view = document?.defaultView;
      if (gate || !view) return;
      refresh();
      tabs = connectTabs(name, view, refresh);
      // A yes from before the signal was switched on is withdrawn once, with a record of its own.
      const now = situation();
      if (
        categories.some(
          (category) => standingAnswer(category, now)?.said.includes('1') && !verdictOn(category, now).includes('1'),
        )
      ) {
        act('gpc', null, () => undefined);
      }
      // A script may have stored data while its page was closed, or on another subdomain.
      if (decision) clear();
      gate = createGate(document, { categories, read, ran });
      gate.open();
      document.addEventListener('visibilitychange', refresh);
    },
    stop() {
      document?.removeEventListener('visibilitychange', refresh);
      gate?.stop();
      tabs?.close();
      gate = tabs = undefined;
    },
  });
}
