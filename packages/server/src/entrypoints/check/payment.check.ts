import { eq } from 'drizzle-orm';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { stores } from '../../shop/store/store.tables.ts';
import type { Check, CheckContext } from './check.ts';

interface StoreAccount {
  name: string;
  hasAccount: boolean;
}

async function findAccounts({ db }: CheckContext): Promise<StoreAccount[]> {
  const rows = await db
    .select({ name: stores.name, bankDetails: commerceSettings.bankDetails })
    .from(stores)
    .leftJoin(commerceSettings, eq(commerceSettings.storeId, stores.id))
    .orderBy(stores.createdAt);
  return rows.map(({ name, bankDetails }) => ({ name, hasAccount: bankDetails !== null }));
}

const names = (list: readonly StoreAccount[]) => list.map(({ name }) => `"${name}"`).join(', ');

/** Stores whose checkout offers no way to pay real money. */
export const checkPaymentMethods: Check = async (context) => {
  const { payments } = context.env;
  if (payments.some((name) => name !== 'bank_transfer')) {
    // The test gateway charges nothing, but a merchant who switched it on needs no other method.
    return [];
  }
  const without = (await findAccounts(context)).filter(({ hasAccount }) => !hasAccount);
  if (without.length === 0) return [];
  return [
    {
      problem: `There is no payment method for ${names(without)}: ordering is not possible.`,
      fix: 'Add stripe or cash_on_delivery to SMALLSHOP_PAYMENTS, or set a bank account (docs/payments.md).',
    },
  ];
};

/** Stores that do not offer bank transfer although it is switched on. */
export const checkBankAccount: Check = async (context) => {
  if (!context.env.payments.includes('bank_transfer')) return [];
  const without = (await findAccounts(context)).filter(({ hasAccount }) => !hasAccount);
  if (without.length === 0) return [];
  return [
    {
      problem:
        `There is no bank account for ${names(without)}: bank transfer is switched on, but the checkout does ` +
        'not offer it.',
      fix: 'Set bankDetails with PUT /v1/admin/settings, or remove bank_transfer from SMALLSHOP_PAYMENTS.',
    },
  ];
};
