import { refuse } from '@smallshop/contract';
import type { Scenario } from './scenario.ts';

export const serverError: Scenario = {
  summary: 'The shop answers everything with 500',
  before: () => refuse('internal_error'),
};
