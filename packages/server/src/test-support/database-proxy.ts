import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to PostgreSQL that breaks at a statement. */
export interface DatabaseProxy {
  /** Address of the same database over this proxy. */
  url: string;
  /** The next statement with `words` in it: it is lost on its way, or its answer is. The connection breaks either way. */
  breakAt(words: string, lost: 'statement' | 'answer'): void;
  /** Whether the break was come by. */
  readonly isBroken: boolean;
  close(): Promise<void>;
}

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let plan: { words: string; lost: 'statement' | 'answer' } | undefined;
  const proxy = createServer((caller) => {
    const server = connect(Number(target.port || 5432), target.hostname);
    let isMute = false;
    const cut = () => {
      caller.destroy();
      server.destroy();
    };
    for (const socket of [caller, server]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket)).on('close', cut).on('error', cut);
    }
    caller.on('data', (chunk: Buffer) => {
      const found = plan && chunk.toString('latin1').includes(plan.words) ? plan : undefined;
      if (found) plan = undefined;
      if (found?.lost === 'statement') return cut();
      isMute ||= found !== undefined;
      server.write(chunk);
    });
    // By the time it answers it has done what it was asked for.
    server.on('data', (chunk: Buffer) => (isMute ? cut() : caller.write(chunk)));
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    breakAt: (words, lost) => void (plan = { words, lost }),
    get isBroken() {
      return plan === undefined;
    },
    async close() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
