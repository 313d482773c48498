export type Engine = 'chromium' | 'firefox' | 'webkit';
export const plainArguments: string[];
export const chromiumArguments: string[];
export function executableOf(engine: Engine): string | undefined;
