import { addPayload } from './add-payload.ts';
import type { Payload } from './build-request.ts';

/** Adds a payload as `addPayload` does. A `file` is sent as the body itself. */
export const addUpload: Payload = (request, values, options) => {
  const { file, ...rest } = values;
  addPayload(request, rest, options);
  if (!(file instanceof Uint8Array)) return;
  request.init.headers['content-type'] = 'application/octet-stream';
  request.init.body = file as Uint8Array<ArrayBuffer>;
};
