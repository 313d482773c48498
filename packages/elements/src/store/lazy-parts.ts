/** The parts of the store that are loaded when they are needed first. */
export const loadAnnouncements = () => import('./announcements/announcements.ts');
export const loadAuthorErrors = () => import('./author-errors/author-errors.ts');
export const loadPlainButtons = () => import('./page-buttons/plain-buttons.ts');

export type Announcements = Awaited<ReturnType<typeof loadAnnouncements>>;
