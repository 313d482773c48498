import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument, Operation } from './operations.ts';

/** Checks responses against the document. Returns what is wrong with one, or undefined. */
export function createResponseCheck(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(closed(document) as object, 'api');
  const escape = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

  return async (operation: Operation, response: Response): Promise<string | undefined> => {
    const { status } = response;
    const text = await response.text();
    const documented = operation.responses[status];
    if (status >= 500) return `is a server error: ${text}`;
    if (!documented) return `has status ${status}, which is not documented: ${text}`;
    if (!documented.content) return text === '' ? undefined : `has a body, which is not documented: ${text}`;
    const [type, ...others] = Object.keys(documented.content) as [string, ...string[]];
    const sent = response.headers.get('Content-Type')?.split(';')[0];
    if (sent !== type || others.length > 0) return `is ${sent}, but ${type} is documented`;
    const place = [
      'paths',
      operation.path,
      operation.method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
    ];
    const ref = `api#/${place.map(escape).join('/')}/schema`;
    const validate = ajv.getSchema(ref)!;
    const body: unknown = JSON.parse(text);
    if (!validate(body)) return `does not match its schema: ${ajv.errorsText(validate.errors)}: ${text.slice(0, 2000)}`;
    if (status < 400) return undefined;
    const { code, status: stated } = body as { code: string; status: number };
    if (stated !== status) return `says that its status is ${stated}: ${text}`;
    if (!documented.description.split(', ').includes(code))
      return `has the code ${code}, which is not documented for ${status}: ${text}`;
    return undefined;
  };
}

/** The schemas allow more fields, so that the API may grow. Here, a field that is not documented is an error. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen = inner['type'] === 'object' && inner['properties'] && inner['additionalProperties'] === undefined;
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}
