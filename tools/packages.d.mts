export const layers: readonly string[];
export function buildPackages(): Promise<void>;
