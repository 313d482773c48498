export function build(options?: { draftPictures?: boolean }): Promise<void>;
export function buildServer(): Promise<void>;
