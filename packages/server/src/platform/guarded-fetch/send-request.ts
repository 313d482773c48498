import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { GuardedFetchError } from './guarded-fetch-error.ts';
import type { HostAddress } from './resolve-host.ts';

export interface GuardedResponse {
  /** URL of the response, after redirects. */
  url: string;
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

export interface PinnedRequest {
  method: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** The connection goes to these addresses. The name is not resolved again. */
  addresses: readonly HostAddress[];
  signal: AbortSignal;
  maxBytes: number;
  truncate: boolean;
}

/** One request, without following redirects. */
export async function sendRequest(
  url: URL,
  { method, headers, body, addresses, signal, maxBytes, truncate }: PinnedRequest,
): Promise<GuardedResponse> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      // No agent, because a reused connection could go to the address of another request.
      const request = send(
        url,
        {
          method,
          headers: { 'Accept-Encoding': 'identity', ...headers },
          agent: false,
          signal,
          lookup: lookupIn(addresses),
        },
        resolve,
      );
      request.on('error', reject);
      request.end(body);
    });
    return {
      url: url.href,
      status: message.statusCode ?? 0,
      headers: headersOf(message),
      bytes: await readBody(message, url, { maxBytes, truncate }),
    };
  } catch (cause) {
    if (cause instanceof GuardedFetchError) throw cause;
    if (signal.aborted) throw new GuardedFetchError('timeout', `${url.host} took too long`, { cause });
    throw new GuardedFetchError('unreachable', `${url.host} cannot be reached`, { cause });
  }
}

function lookupIn(addresses: readonly HostAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, [...addresses]);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

async function readBody(
  message: IncomingMessage,
  url: URL,
  { maxBytes, truncate }: Pick<PinnedRequest, 'maxBytes' | 'truncate'>,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size >= maxBytes && truncate) return Buffer.concat([...chunks, chunk]).subarray(0, maxBytes);
    // Leaving the loop destroys the connection.
    if (size > maxBytes)
      throw new GuardedFetchError(
        'too_large',
        `${url.host} answers with more than ${Math.floor(maxBytes / 1024 / 1024)} MB`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf({ headers }: IncomingMessage): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new Headers(entries);
}
