/**
 * How amounts, numbers and names of countries are written, and in which direction, for servers and browsers alike. No
 * schemas: a browser may load it.
 */
export * from './format/cached.ts';
export * from './format/currency.ts';
export * from './format/decimal.ts';
export * from './format/direction.ts';
export * from './format/display-name.ts';
export * from './format/format-money.ts';
export * from './format/learn.ts';
export * from './format/localize.ts';
export * from './format/stripe-digits.ts';
