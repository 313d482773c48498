import type { Server, ServerResponse } from 'node:http';

/** Answers that are under way on a server, so that it can stop without losing any. */
export interface PendingResponses {
  /** Takes no more connections, finishes what is under way, tells keep-alive clients to go elsewhere. At most for so many milliseconds. */
  stop(patienceMs: number): Promise<void>;
}

/** To be called before the server listens. */
export function trackResponses(server: Server): PendingResponses {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  // Without it a client sends its next request on a connection that is about to close, and loses it.
  const announceEnd = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  server.prependListener('request', (_request, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      // One whose head was sent before the stop keeps its connection open.
      if (isStopping) setImmediate(() => server.closeIdleConnections());
    });
    if (isStopping) announceEnd(response);
  });
  return {
    stop(patienceMs) {
      isStopping = true;
      for (const response of open) announceEnd(response);
      return new Promise((resolve) => {
        // A stream that never ends must not hold the process.
        const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
