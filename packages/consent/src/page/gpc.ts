/**
 * Global Privacy Control as this page load has it. Browsers freeze it per navigation, so it is read once.
 * Some extensions set `"1"` instead of `true`: both are honoured.
 */
export function readGpc(view: object | null | undefined): boolean {
  const page = view as { navigator?: { globalPrivacyControl?: unknown } } | null | undefined;
  return [true, '1'].includes(page?.navigator?.globalPrivacyControl as string | boolean);
}
