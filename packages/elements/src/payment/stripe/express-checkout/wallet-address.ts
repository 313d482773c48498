import type { BillingDetails, ExpressCheckoutAddress, ExpressCheckoutPartialAddress } from '@stripe/stripe-js';
import type { AddressFormat } from '@smallshop/contract';
import type { CheckoutDraft, DraftAddress } from '@smallshop/state/checkout';
import type { PaymentGateway } from '../../payment-adapter.ts';

/**
 * A wallet's address in the checkout's fields; before the sheet is confirmed it is country, state, postcode and city
 * only.
 */
export async function addressOf(
  given: ExpressCheckoutPartialAddress & Partial<ExpressCheckoutAddress>,
  gateway: Pick<PaymentGateway, 'addressFormat'>,
  name?: string,
): Promise<DraftAddress> {
  const { country, state, city, postal_code: postalCode, line1, line2 } = given;
  const region = state && regionOf(await formatOf(gateway, country), state);
  const fields = { name, line1, line2, city, region, postalCode };
  return { country, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) };
}

/** Some wallets write the code of a state, some its name. */
export function regionOf(format: AddressFormat | null, state: string): string {
  const options = format?.fields.find((field) => field.name === 'region')?.options ?? [];
  const plain = (text: string) => text.trim().toLowerCase();
  return options.find(({ code, name }) => plain(code) === plain(state) || plain(name) === plain(state))?.code ?? state;
}

/** Null if it could not be loaded. */
function formatOf(gateway: Pick<PaymentGateway, 'addressFormat'>, country: string): Promise<AddressFormat | null> {
  const { $format } = gateway.addressFormat(country);
  return new Promise((resolve) => {
    const release = $format.listen(({ status, data }) => settle(status, data));
    const settle = (status: string, data: AddressFormat | null) => {
      if (status === 'loading') return;
      resolve(data);
      release();
    };
    const { status, data } = $format.get();
    settle(status, data);
  });
}

/** E-mail and phone, if the wallet shared them. */
export const contactOf = (details: BillingDetails | undefined): Partial<CheckoutDraft> => ({
  ...(details?.email && { email: details.email }),
  ...(details?.phone && { phone: details.phone }),
});
