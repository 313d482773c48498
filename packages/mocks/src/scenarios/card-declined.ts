import type { Scenario } from './scenario.ts';

export const cardDeclined: Scenario = { summary: 'The bank declines every card', conditions: { card: 'decline' } };
