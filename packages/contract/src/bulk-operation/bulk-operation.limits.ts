/** Maximum number of rows of a bulk operation. */
export const maxBulkOperationRows = 100_000;
/** Maximum size of the body of a bulk operation, in bytes. */
export const maxBulkOperationBytes = 32 * 1024 * 1024;
/** Maximum number of bulk operations of a store that are queued or running. */
export const maxUnfinishedBulkOperations = 10;
/** Days after its end that a bulk operation is stored with its results. */
export const bulkOperationRetentionDays = 7;
