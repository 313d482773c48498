import type { Logger } from 'pino';
import { redactError } from '../../shop/requests/errors.ts';
import type { CheckContext } from './check.ts';
import { findProblems, startChecks } from './checks.ts';

/** Logs each problem once, when the server starts. A check that fails does not stop the start. */
export async function warnOfProblems(context: CheckContext, log: Logger): Promise<void> {
  try {
    for (const { problem, fix } of await findProblems(context, startChecks)) log.warn({ fix }, problem);
  } catch (error) {
    log.warn({ err: redactError(error) }, 'The settings could not be checked.');
  }
}
