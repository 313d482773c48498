/** Words for entering and removing codes: in the cart and in the checkout. */
export const codeEntryStrings = {
  codeAdd: 'Add a discount code or gift card',
  codeLabel: 'Discount code or gift card',
  codeApply: 'Apply',
  codeRemove: 'Remove discount code {code}',
  codeApplied: 'Discount code {code} was applied.',
  codeTooMany: 'No more codes can be combined. Remove one first.',
  codeMissing: 'Please enter a code.',
  refused: 'This change could not be saved, so it was taken back. Please try again.',
} as const;
