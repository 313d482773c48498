/** Maximum number of items per page of a list. */
export const maxPageSize = 100;
/** Default number of items per page of a list. */
export const defaultPageSize = 24;
