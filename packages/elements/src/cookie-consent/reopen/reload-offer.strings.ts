/** Texts of the offer to reload the page. */
export const reloadOfferStrings = {
  reload: 'You took back a permission in another tab. What is already running here ends when the page is loaded again.',
  reloadNow: 'Reload the page',
};
export type ReloadOfferStrings = typeof reloadOfferStrings;
