import type { OrderStrings } from './order.strings.ts';

export type OrderText = (key: keyof OrderStrings, values?: Record<string, string | number>) => string;
