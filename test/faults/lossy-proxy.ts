import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can lose an answer: the server has acted, and its caller hears nothing. */
export interface LossyProxy {
  url: string;
  /** The next request whose line has `words` in it is passed on, and its answer is lost. */
  dropNextResponseTo(words: string): void;
  close(): Promise<void>;
}

export async function startLossyProxy(target: string): Promise<LossyProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let words: string | undefined;
  const proxy = createServer((caller) => {
    const server = connect(Number(port), hostname);
    let isLost = false;
    const cut = () => {
      caller.destroy();
      server.destroy();
    };
    for (const socket of [caller, server]) {
      open.add(socket);
      socket
        .on('close', () => open.delete(socket))
        .on('close', cut)
        .on('error', cut);
    }
    caller.on('data', (chunk: Buffer) => {
      if (words && chunk.toString('latin1').split('\r\n')[0]!.includes(words)) {
        words = undefined;
        isLost = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => (isLost ? cut() : caller.write(chunk)));
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    dropNextResponseTo: (these) => void (words = these),
    async close() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
