import { consentValidityDays, defaultTransferDays } from '@smallshop/contract/rules';
import { describe, expect, it } from 'vitest';
import { readDays } from '../../packages/consent/src/decision/evaluate.ts';
import { commerceSettings } from '../../packages/server/src/shop/store/settings.tables.ts';

/** Where a rule of the contract cannot be imported: the consent engine has no dependency, and a migration has text. */
describe('rules that are written twice', () => {
  it('an answer to the consent banner is valid as long as the contract says', () => {
    expect(readDays(undefined)).toBe(consentValidityDays);
  });

  it('orders of a new store wait for their transfer as long as the contract says', () => {
    expect(commerceSettings.transferDays.default).toBe(defaultTransferDays);
  });
});
