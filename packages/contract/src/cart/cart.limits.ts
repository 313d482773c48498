/** Days after its last change after which a cart is deleted. */
export const cartLifetimeDays = 60;
/** Maximum number of lines in a cart, and in one request that adds lines. */
export const maxCartLines = 100;
/** Maximum quantity of one line. */
export const maxLineQuantity = 999;
/** Maximum number of discount codes in a cart. The same maximum applies to its gift cards. */
export const maxCartCodes = 5;
/** Maximum length of a discount code or of a gift card's code, in characters. */
export const maxCodeLength = 64;
/** Maximum length of the shopper's note, in characters. */
export const maxNoteLength = 500;
