import type { Scenario } from './scenario.ts';

export const offline: Scenario = { summary: 'No request reaches the shop', conditions: { offline: true } };
