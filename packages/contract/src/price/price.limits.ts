/**
 * Largest price that can be set, in minor units, in every currency: twelve digits. It keeps totals within the integers
 * that JSON numbers represent exactly. A converted price has the same limit.
 */
export const maxPriceAmount = 999_999_999_999;
