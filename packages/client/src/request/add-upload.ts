import { addPayload } from './add-payload.ts';
import { queryOf, type Payload } from './build-request.ts';

/** Adds a payload as `addPayload` does. A `file` is sent as the body itself, and the other values are the query. */
export const addUpload: Payload = (request, values, options) => {
  const { file, ...rest } = values;
  if (!(file instanceof Uint8Array)) return addPayload(request, values, options);
  addPayload(request, {}, options);
  request.url += queryOf(rest);
  request.init.headers['content-type'] = 'application/octet-stream';
  request.init.body = file as Uint8Array<ArrayBuffer>;
};
