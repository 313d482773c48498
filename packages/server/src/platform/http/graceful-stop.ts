import type { Server, ServerResponse } from 'node:http';

/** Responses in progress on a server, so that it can stop without losing any of them. */
export interface PendingResponses {
  /**
   * Accepts no more connections, finishes the responses in progress, and asks keep-alive clients to reconnect
   * elsewhere. After `timeoutMs`, closes all connections.
   */
  stop(timeoutMs: number): Promise<void>;
}

/** Call this before the server listens. */
export function trackResponses(server: Server): PendingResponses {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  // Without this header, a client would send its next request on a connection that is about to close, and lose it.
  const announceEnd = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  server.prependListener('request', (_request, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      // A response whose headers were sent before the stop keeps its connection open.
      if (isStopping) setImmediate(() => server.closeIdleConnections());
    });
    if (isStopping) announceEnd(response);
  });
  return {
    stop(timeoutMs) {
      isStopping = true;
      for (const response of open) announceEnd(response);
      return new Promise((resolve) => {
        // A stream that never ends must not keep the process running.
        const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
