/** Maximum number of rows of one bulk request. */
export const maxBulkRows = 1000;
