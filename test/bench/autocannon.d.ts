/** What of autocannon is used: https://github.com/mcollina/autocannon#autocannonopts-cb. */
declare module 'autocannon' {
  interface Request {
    path: string;
    headers?: Record<string, string>;
    setupRequest?(request: Request): Request;
  }
  export default function autocannon(options: {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    headers: Record<string, string>;
    requests: Request[];
  }): Promise<{ requests: { average: number }; latency: { p99: number }; errors: number; non2xx: number }>;
}
