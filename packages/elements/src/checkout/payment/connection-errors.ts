/** Codes of a server that could not be reached. */
export const connectionErrors: ReadonlySet<string> = new Set(['network_error', 'timeout', 'offline']);

/** Codes that say that there is nothing to pay for. */
export const nothingOpen = new Set(['cart_empty', 'cart_not_found', 'cart_completed']);
