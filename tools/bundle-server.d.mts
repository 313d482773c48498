export function bundleServer(entry: string, folder: string, name: string): Promise<string>;
