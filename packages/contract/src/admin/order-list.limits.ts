/** Maximum number of tags of one order. */
export const maxOrderTags = 50;
/** Maximum length of a tag of an order, in characters. */
export const maxOrderTagLength = 60;
/** Maximum length of the merchant's note about an order, in characters. */
export const maxInternalNoteLength = 5000;
/** Maximum length of a search for orders, in characters. */
export const orderSearchLength = 200;
