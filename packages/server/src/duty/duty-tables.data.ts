import type { DutyTables } from './duty-rates.ts';

/** Import rules and rates of duty by destination. */
export const dutyTables: DutyTables = { rules: [], rates: [], surcharges: [], freeTrade: [] };
