export function newElement(name: string, repository?: string): string[];
