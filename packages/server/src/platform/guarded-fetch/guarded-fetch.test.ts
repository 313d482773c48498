import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardedFetch } from './guarded-fetch.ts';

/** Servers that simulate an internal service and a public host. Both have to listen on this machine. */
async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('fetching what a stranger named', () => {
  let internal: Awaited<ReturnType<typeof listen>>;
  let outside: Awaited<ReturnType<typeof listen>>;
  let asked = 0;
  let seen: NodeJS.Dict<string | string[]> = {};
  beforeAll(async () => {
    internal = await listen((_request, response) => {
      asked++;
      response.end('the internal answer');
    });
    outside = await listen((request, response) => {
      seen = request.headers;
      const { pathname, searchParams } = new URL(request.url!, 'http://outside.example');
      if (pathname === '/to') response.writeHead(302, { Location: searchParams.get('url')! }).end();
      else if (pathname === '/loop') response.writeHead(302, { Location: '/loop' }).end();
      else if (pathname === '/large') response.end(Buffer.alloc(5000));
      else if (pathname === '/never') response.flushHeaders();
      else if (pathname === '/missing') response.writeHead(404).end('nothing here');
      else response.end(`${request.method} ${pathname}`);
    });
  });
  afterAll(() => {
    for (const { server } of [internal, outside]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const here = [{ address: '127.0.0.1', family: 4 }];
  /** `outside.example` is allowed and is the server of this test; every other name leads to this machine too. */
  const guarded = (names: string[] = []) => {
    const lookups: string[] = [];
    const fetch = createGuardedFetch({
      allowedHosts: [`outside.example:${outside.port}`, ...names],
      resolve: async (name) => {
        lookups.push(name);
        return here;
      },
    });
    return { fetch, lookups, url: (path: string) => `http://outside.example:${outside.port}${path}` };
  };
  const text = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString();

  it('looks a name up once and connects to what was found', async () => {
    const { fetch, lookups, url } = guarded();
    const response = await fetch(url('/a'), { headers: { Accept: 'image/*' } });
    expect({ ...response, bytes: text(response), headers: seen['accept'] }).toEqual({
      url: url('/a'),
      status: 200,
      bytes: 'GET /a',
      headers: 'image/*',
    });
    expect(seen['host']).toBe(`outside.example:${outside.port}`);
    expect(lookups).toEqual(['outside.example']);
  });

  it.each([
    ['a name that leads to this machine', () => `http://internal.example:${internal.port}/`],
    ['an address', () => `http://127.0.0.1:${internal.port}/`],
    ['an address in another spelling', () => `http://2130706433:${internal.port}/`],
    ['an IPv6 address', () => `http://[::ffff:127.0.0.1]:${internal.port}/`],
  ])('refuses %s, and asks it nothing, also through a redirect', async (_, address) => {
    const { fetch, url } = guarded();
    const before = asked;
    await expect(fetch(address())).rejects.toMatchObject({
      code: 'address_not_public',
      message: expect.not.stringContaining('the internal answer'),
    });
    await expect(fetch(url(`/to?url=${encodeURIComponent(address())}`))).rejects.toMatchObject({
      code: 'address_not_public',
    });
    expect(asked).toBe(before);
  });

  it('refuses a name with one public address and one that is not', async () => {
    const fetch = createGuardedFetch({ resolve: async () => [{ address: '93.184.215.14', family: 4 }, ...here] });
    await expect(fetch(`http://both.example:${internal.port}/`)).rejects.toMatchObject({ code: 'address_not_public' });
  });

  it('fetches from hosts that the settings name, with their port or any', async () => {
    expect(text(await guarded([`127.0.0.1:${internal.port}`]).fetch(`http://127.0.0.1:${internal.port}/`))).toBe(
      'the internal answer',
    );
    expect(text(await guarded(['Internal.example']).fetch(`http://internal.example:${internal.port}/`))).toBe(
      'the internal answer',
    );
    await expect(guarded(['127.0.0.1:1']).fetch(`http://127.0.0.1:${internal.port}/`)).rejects.toMatchObject({
      code: 'address_not_public',
    });
  });

  it.each(['file:///etc/hostname', 'ftp://outside.example/', 'no address', 'http://user:word@outside.example/'])(
    'refuses %s',
    async (address) => {
      await expect(guarded().fetch(address)).rejects.toMatchObject({ code: 'url_not_allowed' });
    },
  );

  it('follows redirects, sends no secrets to another host, and stops after five', async () => {
    const { fetch, url } = guarded(['other.example']);
    const target = `http://other.example:${outside.port}/b`;
    const response = await fetch(url(`/to?url=${encodeURIComponent(target)}`), {
      headers: { Accept: 'image/*', Authorization: 'Bearer secret' },
    });
    expect([response.url, text(response), seen['accept'], seen['authorization']]).toEqual([
      target,
      'GET /b',
      'image/*',
      undefined,
    ]);
    await expect(fetch(url('/loop'))).rejects.toMatchObject({ code: 'too_many_redirects' });
  });

  it('sends a body, and does not repeat it elsewhere', async () => {
    const { fetch, url } = guarded();
    expect(text(await fetch(url('/hook'), { method: 'POST', body: '{}' }))).toBe('POST /hook');
    expect((await fetch(url('/to?url=/b'), { method: 'POST', body: '{}' })).status).toBe(302);
  });

  it('returns an answer with an error status', async () => {
    const { fetch, url } = guarded();
    expect((await fetch(url('/missing'))).status).toBe(404);
  });

  it('stops an answer that is too large or takes too long, and a name server that never answers', async () => {
    const { fetch, url } = guarded();
    await expect(fetch(url('/large'), { maxBytes: 4999 })).rejects.toMatchObject({ code: 'too_large' });
    expect((await fetch(url('/large'), { maxBytes: 5000 })).bytes).toHaveLength(5000);
    await expect(fetch(url('/never'), { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    await expect(
      createGuardedFetch({ resolve: () => new Promise(() => {}) })('http://slow.example/', { timeoutMs: 50 }),
    ).rejects.toMatchObject({ code: 'timeout' });
  });

  it('distinguishes a host that does not exist from one that does not respond', async () => {
    await expect(
      createGuardedFetch({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })('http://none.example/'),
    ).rejects.toMatchObject({ code: 'host_not_found', message: 'none.example cannot be found' });
    await expect(guarded(['127.0.0.1']).fetch('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'unreachable' });
  });
});
