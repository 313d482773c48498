export const layers: readonly string[];
export function buildPackages(options?: { unchecked?: readonly string[] }): Promise<void>;
