import type { Address, Checkout, CheckoutUpdate } from '@smallshop/contract';
import type { CheckoutDraft, DraftAddress } from './checkout.types.ts';

/** The shopper's input in this session. Fields that were not edited are absent. */
export type CheckoutEdits = Partial<CheckoutDraft>;

/** Returns the values to show: the shopper's input, else the server's values. */
export function draftOf(checkout: Checkout | null, edits: CheckoutEdits, country: string): CheckoutDraft {
  const selected = checkout?.fulfillment.methods.flatMap(({ groups }) => groups.map((group) => group.selectedOptionId));
  const draft: CheckoutDraft = {
    email: checkout?.contact?.email ?? '',
    phone: checkout?.contact?.phone ?? '',
    deliveryAddress: checkout?.deliveryAddress ?? { country: checkout?.region.country ?? country },
    billingAddress: checkout?.billingAddress ?? null,
    note: checkout?.note ?? '',
    fulfillmentOptionId: selected?.find((id) => id !== null) ?? null,
    paymentMethodId: checkout?.payment?.methodId ?? null,
    ...edits,
  };
  // If nothing is shipped, the billing address is the only address.
  if (checkout && !checkout.requiresShipping) draft.billingAddress ??= checkout.billingAddress ?? draft.deliveryAddress;
  return draft;
}

/**
 * Returns the input that the server does not have and that can be sent. An address without a country cannot be sent.
 */
export function updateOf(checkout: Checkout, edits: CheckoutEdits): CheckoutUpdate {
  const draft = draftOf(checkout, edits, '');
  const update: CheckoutUpdate = {};

  const contact = { email: draft.email.trim(), ...(draft.phone.trim() && { phone: draft.phone.trim() }) };
  const known = checkout.contact ?? { email: '' };
  if (contact.email !== known.email || (contact.email && (contact.phone ?? '') !== (known.phone ?? ''))) {
    update.contact = contact;
  }
  const { deliveryAddress } = edits;
  const billingAddress = edits.billingAddress === undefined ? undefined : draft.billingAddress;
  if (deliveryAddress?.country && !sameAddress(deliveryAddress, checkout.deliveryAddress)) {
    update.deliveryAddress = filled(deliveryAddress);
  }
  if (billingAddress !== undefined && !sameAddress(billingAddress, checkout.billingAddress)) {
    if (billingAddress === null) update.billingAddress = null;
    else if (billingAddress.country) update.billingAddress = filled(billingAddress);
  }
  if (draft.note !== checkout.note) update.note = draft.note;

  const selections = checkout.fulfillment.methods
    .flatMap(({ groups }) => groups)
    .filter(
      ({ options, selectedOptionId }) =>
        selectedOptionId !== draft.fulfillmentOptionId && options.some(({ id }) => id === draft.fulfillmentOptionId),
    )
    .map(({ id: groupId }) => ({ groupId, optionId: draft.fulfillmentOptionId! }));
  if (selections.length) update.fulfillmentSelections = selections;
  return update;
}

/** Removes the empty fields of an address: empty and absent mean the same. */
function filled(address: DraftAddress): Address {
  const entries = Object.entries(address).map(([name, value]) => [name, value?.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value)) as Address;
}

function sameAddress(one: DraftAddress | null, other: Address | null): boolean {
  const text = (address: DraftAddress | null) => address && JSON.stringify(Object.entries(filled(address)).sort());
  return text(one) === text(other);
}
