import type { Scenario } from './scenario.ts';

export const slow: Scenario = { summary: 'Every answer takes two seconds', conditions: { latency: 2000 } };
