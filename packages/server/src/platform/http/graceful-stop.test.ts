import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { trackResponses } from './graceful-stop.ts';

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

async function open(listener: RequestListener) {
  const server = createServer(listener);
  const answers = trackResponses(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    await once(socket, 'connect');
    const ended = once(socket, 'close');
    return { ask: () => socket.write('GET / HTTP/1.1\r\nHost: shop\r\n\r\n'), read: () => text, ended };
  };
  return { answers, client, listening: () => server.listening };
}

it('finishes what is under way, with `Connection: close`, and closes idle connections at once', async () => {
  const waiting: ServerResponse[] = [];
  const { answers, client } = await open((_request, response) => void waiting.push(response));
  const [busy, idle] = [await client(), await client()];
  idle.ask();
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]!.end('first');
  await expect.poll(() => idle.read()).toContain('first');
  expect(idle.read()).toContain('Connection: keep-alive');
  busy.ask();
  await expect.poll(() => waiting.length).toBe(2);
  const stopped = answers.stop(60_000);
  await idle.ended;
  waiting[1]!.end('second');
  await Promise.all([stopped, busy.ended]);
  expect(busy.read()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n[^]*second/);
});

it('closes a connection whose head was sent before, once its answer is whole', async () => {
  let answer: ServerResponse | undefined;
  const { answers, client } = await open((_request, response) => {
    response.writeHead(200, { 'Content-Length': 4 });
    response.write('ab');
    answer = response;
  });
  const reader = await client();
  reader.ask();
  await expect.poll(() => reader.read()).toContain('ab');
  const stopped = answers.stop(60_000);
  answer!.end('cd');
  await Promise.all([stopped, reader.ended]);
  expect(reader.read()).toMatch(/Connection: keep-alive[^]*abcd$/);
});

it('ends an answer that never does, after a while', async () => {
  const { answers, client } = await open(() => {});
  const stuck = await client();
  stuck.ask();
  const stopped = answers.stop(50);
  await Promise.all([stopped, stuck.ended]);
  expect(stuck.read()).toBe('');
});
