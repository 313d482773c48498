/** Maximum length of an order number as it is entered, in characters. */
export const maxOrderNumberLength = 20;
/** Maximum length of the code from an e-mail as it is entered, in characters. Spaces count. */
export const maxOrderCodeLength = 20;
/** Number of wrong codes after which a lookup is closed. */
export const maxOrderCodeAttempts = 5;
/** Minutes that the code from an e-mail is valid. */
export const orderCodeMinutes = 15;
/** Days after which the state of an order's mails is deleted. */
export const mailRetentionDays = 30;
/** Days after which the address of a download expires. The token of the order gives a new one. */
export const downloadLinkDays = 7;
/** Number of complete downloads of each file that is bought once. */
export const maxDownloads = 5;
/** Default number of days that an order of a new store waits for its bank transfer. */
export const defaultTransferDays = 14;
