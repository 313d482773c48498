/** A plain decimal such as `19.99`, as JSON-LD wants it. */
export { decimalOf } from '@smallshop/contract/format';
