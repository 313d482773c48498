import type { Check, CheckContext, Problem } from './check.ts';
import { checkMailServer, checkMailServerOrOutbox, checkOrderEmails } from './mail.check.ts';
import { checkBankAccount, checkPaymentMethods } from './payment.check.ts';
import { checkPrices } from './price.check.ts';
import { checkPublicUrl } from './public-url.check.ts';
import { checkStripeTestKeys, checkTestMode, checkTestModeInPublic } from './test-mode.check.ts';

/** Checked at every start; each problem is one warning in the log. */
export const startChecks: readonly Check[] = [
  checkTestModeInPublic,
  checkStripeTestKeys,
  checkPaymentMethods,
  checkBankAccount,
  checkMailServerOrOutbox,
  checkPrices,
];

/** What `smallshop check` reports, in this order. */
export const checks: readonly Check[] = [
  checkTestMode,
  checkStripeTestKeys,
  checkPaymentMethods,
  checkBankAccount,
  checkMailServer,
  checkOrderEmails,
  checkPublicUrl,
  checkPrices,
];

export async function findProblems(context: CheckContext, list: readonly Check[] = checks): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const check of list) problems.push(...(await check(context)));
  return problems;
}
