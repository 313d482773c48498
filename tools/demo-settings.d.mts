export const settings: Record<string, string>;
export const smallshop: string;
