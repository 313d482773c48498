import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Arrived {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What to answer; a string body is sent as it is. `hang` never answers, `cut` ends the connection half way. */
export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  fate?: 'hang' | 'cut';
}

/** A real HTTP server that answers from a list, the last answer for good. */
export async function startShopServer(...answers: Answer[]) {
  const arrived: Arrived[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const answer = answers[Math.min(arrived.length, answers.length - 1)]!;
    arrived.push({ method: request.method!, url: request.url!, headers: request.headers, body });
    server.emit('arrived');
    if (answer.fate === 'hang') return;
    if (answer.fate === 'cut') {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => response.destroy());
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(
      typeof answer.body === 'string' ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    /** Settles when the next request is there. */
    nextArrival: () => once(server, 'arrived'),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Settings of a client that does not wait: it writes down how long it would have. */
export function shortTimeouts(waited: number[] = []) {
  return {
    key: 'pk_test',
    random: () => 1,
    sleep: async (milliseconds: number) => void waited.push(milliseconds),
  };
}
