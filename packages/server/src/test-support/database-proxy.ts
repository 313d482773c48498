import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy to PostgreSQL that breaks the connection at a statement. */
export interface DatabaseProxy {
  /** Address of the same database over this proxy. */
  url: string;
  /**
   * Breaks the connection at the next statement that contains `words`: either the statement or its answer is lost.
   */
  breakAt(words: string, lost: 'statement' | 'answer'): void;
  /** Whether the statement has come and the connection was broken. */
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
      socket
        .on('close', () => open.delete(socket))
        .on('close', cut)
        .on('error', cut);
    }
    caller.on('data', (chunk: Buffer) => {
      const found = plan && chunk.toString('latin1').includes(plan.words) ? plan : undefined;
      if (found) plan = undefined;
      if (found?.lost === 'statement') return cut();
      isMute ||= found !== undefined;
      server.write(chunk);
    });
    // When the database answers, it has already executed the statement.
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
