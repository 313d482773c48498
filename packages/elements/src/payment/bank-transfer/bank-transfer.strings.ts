/** How the money changes hands where nothing is entered. */
export const bankTransferStrings = {
  bankTransferHint:
    'You will see our bank details when you have placed the order. We send the goods as soon as the money has arrived.',
  cashOnDeliveryHint: 'You pay when the parcel is handed to you.',
  nothingDueGiftCard: 'Nothing left to pay: your order is paid by gift card.',
  nothingDueDiscount: 'Nothing left to pay: discounts cover your whole order.',
} as const;
