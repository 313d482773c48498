import { safely } from './safely.ts';

/**
 * Global Privacy Control as this page load has it. Browsers freeze it per navigation, so it is read once.
 * Some extensions set `"1"` instead of `true`; what looks like the signal is honoured.
 */
export function readGpc(view: object | null | undefined): boolean {
  return safely(() => {
    const navigator = (view as { navigator?: { globalPrivacyControl?: unknown } } | null)?.navigator;
    const signal = navigator?.globalPrivacyControl;
    return signal === true || signal === '1';
  }, false);
}
