/** Codes of a server that could not be reached. */
export const unreached: ReadonlySet<string> = new Set(['network_error', 'timeout', 'offline']);
