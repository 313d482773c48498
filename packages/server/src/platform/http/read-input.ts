import {
  isRefusal,
  refuse,
  coerceQuery,
  maxBodyBytes,
  type FieldError,
  type Route,
  type Refusal,
} from '@smallshop/contract';
import type { Context } from 'hono';
import { createHash } from 'node:crypto';
import { ClientDisconnected } from '../files/client-disconnected.ts';
import { readToFile } from '../files/uploaded-file.ts';
import { fieldErrors, unknownFields, unstorableFields } from '../errors/field-errors.ts';

export interface ReadInput {
  /** Path parameters, query and body in one flat object, validated. */
  input: Record<string, unknown>;
  /** The body as it was sent, for the idempotency hash. */
  bodyText: string;
}

/** Reads and validates a request. Large files are written to the data folder, as an `UploadedFile`. */
export async function readInput(route: Route, c: Context, dataDir: string): Promise<ReadInput | Refusal> {
  const read = await readFields(route, c, dataDir);
  if (isRefusal(read)) return read;
  const input = { ...read.fields, ...c.req.param() };
  // A file is no text that the database stores.
  const unstorable = unstorableFields('file' in input ? { ...input, file: undefined } : input);
  return unstorable.length > 0 ? refuse('invalid_request', { errors: unstorable }) : { input, bodyText: read.bodyText };
}

async function readFields(
  route: Route,
  c: Context,
  dataDir: string,
): Promise<{ fields: object; bodyText: string } | Refusal> {
  const unknownFilters = route.key === 'secret' ? unknownParameters(route, c) : [];
  if (unknownFilters.length > 0) return refuse('invalid_request', { errors: unknownFilters });
  if (route.query) {
    const raw = coerceQuery(route.query, (name) => c.req.queries(name));
    const parsed = route.query.safeParse(raw);
    if (!parsed.success) return refuse('invalid_request', { errors: fieldErrors(parsed.error.issues, raw) });
    return route.upload
      ? readUpload(route.upload, c, { query: parsed.data, dataDir })
      : { fields: parsed.data, bodyText: '' };
  }
  if (route.upload) return readUpload(route.upload, c, { query: {}, dataDir });
  if (!route.body) return { fields: {}, bodyText: '' };
  const bodyText = await readBody(c.req.raw);
  if (isRefusal(bodyText)) return bodyText;
  const raw = parseJson(bodyText);
  if (raw === undefined) return refuse('invalid_json', { detail: 'The body is not JSON.' });
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse('invalid_request', { detail: 'The body has to be a JSON object.' });
  const parsed = route.body.safeParse(raw);
  if (!parsed.success) return refuse('invalid_request', { errors: fieldErrors(parsed.error.issues, raw) });
  const unknown = unknownFields(raw, parsed.data);
  if (unknown.length > 0) return refuse('invalid_request', { errors: unknown });
  return { fields: parsed.data, bodyText };
}

async function readUpload(
  { maxBytes, isLarge = false }: NonNullable<Route['upload']>,
  c: Context,
  { query, dataDir }: { query: object; dataDir: string },
): Promise<{ fields: object; bodyText: string } | Refusal> {
  const file = isLarge ? await readToFile(c.req.raw, dataDir, maxBytes) : await readBytes(c.req.raw, maxBytes);
  if (isRefusal(file)) return file;
  if (Buffer.isBuffer(file) ? file.length === 0 : file.size === 0)
    return refuse('invalid_request', {
      errors: [{ field: 'file', code: 'required', detail: 'Send the file as the body of the request.' }],
    });
  const hash = Buffer.isBuffer(file) ? createHash('sha256').update(file).digest('hex') : file.hash;
  return { fields: { ...query, file }, bodyText: `${hash}${JSON.stringify(query)}` };
}

/**
 * Reports unknown parameters, because a misspelt filter would list everything. Public routes ignore unknown
 * parameters: advertisers add such parameters to links.
 */
function unknownParameters(route: Route, c: Context): FieldError[] {
  const known = Object.keys(route.query?.shape ?? {});
  return Object.keys(c.req.query())
    .filter((name) => !known.includes(name))
    .map((field) => ({
      field,
      code: 'unknown_field',
      detail: `There is no such parameter. Known: ${known.join(', ') || 'none'}.`,
    }));
}

/**
 * Reads the body. Stops at the limit, even if `Content-Length` is smaller.
 *
 * `hono/body-limit` does not fit: it reads bodies before the handler, so also those of clients without a key, and it
 * throws an ordinary error if the client disconnects.
 */
export async function readBody(request: Request): Promise<string | Refusal> {
  const bytes = await readBytes(request, maxBodyBytes);
  return isRefusal(bytes) ? bytes : bytes.toString('utf8');
}

async function readBytes(request: Request, maxBytes: number): Promise<Buffer | Refusal> {
  const tooLarge = refuse('payload_too_large', { detail: `A body may have ${maxBytes} bytes.` });
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) return tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new ClientDisconnected(error);
  }
  return Buffer.concat(chunks);
}

/** An empty body is read as `{}`, so that a body with only optional fields can be omitted. */
function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
