import { onDecision } from '../bridges/on-decision.ts';
import type { ConsentKey } from '../categories.ts';
import type { Consent } from '../consent.ts';
import { warnOnce } from '../safely.ts';
import { consentTypes, defaultCommands, type ConsentType, type StubOptions } from './commands.ts';

export interface GoogleConsentModeOptions extends StubOptions {
  /** Which category or service answers for a type; what is not named stays as it is here. */
  readonly types?: Readonly<Partial<Record<ConsentType, ConsentKey>>>;
  readonly window?: Window;
}

const types: Readonly<Partial<Record<ConsentType, ConsentKey>>> = {
  ad_storage: 'marketing',
  ad_user_data: 'marketing',
  ad_personalization: 'marketing',
  analytics_storage: 'analytics',
  functionality_storage: 'preferences',
  personalization_storage: 'preferences',
};

/** Entries are `arguments` objects: Google's tags ignore arrays. */
type Layer = {
  push(entry: ArrayLike<unknown>): unknown;
  some(test: (entry: ArrayLike<unknown> | null) => boolean): boolean;
};

function layerOf(view: Window, name: string): Layer {
  const globals = view as unknown as Record<string, Layer | undefined>;
  return (globals[name] ??= [] as ArrayLike<unknown>[]);
}

function push(layer: Layer, command: readonly unknown[]): void {
  (function (..._: readonly unknown[]) {
    // An arguments object, see Layer.
    layer.push(arguments);
  })(...command);
}

/** The default, where the page did not inline the stub: all denied. */
function ensureDefault(layer: Layer, commands: readonly (readonly unknown[])[]): void {
  if (layer.some((entry) => entry?.[0] === 'consent' && entry[1] === 'default')) return;
  if (layer.some((entry) => entry?.[0] === 'js' || entry?.[0] === 'config')) {
    warnOnce("Google's tag came before its consent default; inline the stub above it");
  }
  for (const command of commands) push(layer, command);
}

/**
 * Sends Google's tags each decision, exactly once, and nothing before one. Call it before `consent.start()`, so that
 * the update is in the data layer before the gate lets the tag through. Returns what ends it.
 */
export function googleConsentMode(consent: Consent, options: GoogleConsentModeOptions = {}): () => void {
  const { layer: name, commands } = safeCommands(options);
  const layer = layerOf(options.window ?? window, name);
  ensureDefault(layer, commands);
  const keys = { ...types, ...options.types };
  const value = (type: ConsentType) =>
    type === 'security_storage' || (keys[type] && consent.granted(keys[type])) ? 'granted' : 'denied';
  return onDecision(consent, () =>
    push(layer, ['consent', 'update', Object.fromEntries(consentTypes.map((type) => [type, value(type)]))]),
  );
}

/** On a page nothing throws: options that cannot be read are those of the stub. */
function safeCommands(options: StubOptions): ReturnType<typeof defaultCommands> {
  try {
    return defaultCommands(options);
  } catch (cause) {
    warnOnce('Google Consent Mode options not read', cause);
    return defaultCommands({});
  }
}
