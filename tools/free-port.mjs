import { createServer } from 'node:net';

/** Returns a free port of the loopback address. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether something listens on a port already. What is no port at all is left to the server to refuse. */
export async function isTaken(port, host) {
  if (!(port > 0 && port < 65_536)) return false;
  return new Promise((resolve) => {
    const probe = createServer().on('error', ({ code }) => resolve(code === 'EADDRINUSE'));
    probe.listen(Number(port), host, () => probe.close(() => resolve(false)));
  });
}
