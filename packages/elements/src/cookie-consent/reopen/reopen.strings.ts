/** Texts after an answer. */
export const reopenStrings = {
  saved: 'Your choice is saved.',
  reload: 'You took back a permission in another tab. What is already running here ends when the page is loaded again.',
  reloadNow: 'Reload the page',
};
export type ReopenStrings = typeof reopenStrings;
