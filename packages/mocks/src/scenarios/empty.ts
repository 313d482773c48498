import type { Scenario } from './scenario.ts';

export const empty: Scenario = { summary: 'The shop sells nothing yet', conditions: { catalog: 'empty' } };
