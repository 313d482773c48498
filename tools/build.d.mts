export function build(): Promise<void>;
export function buildServer(): Promise<void>;
