import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress, networkOf, resolveClientIp } from './client-address.ts';
import { loopback, proxyCheck, proxyError } from './trusted-proxies.ts';

describe('the address that a try is counted for', () => {
  const here = proxyCheck(loopback);
  const cloud = proxyCheck(['10.0.0.0/8', '203.0.113.7', 'fd00::/8']);

  it.each([
    ['a visitor without a proxy', '198.51.100.9', undefined],
    ['a visitor who writes the header himself', '198.51.100.9', '1.2.3.4'],
  ])('is that of the connection for %s', (_, peer, header) => {
    expect(resolveClientIp(peer, header, here)).toBe('198.51.100.9');
  });

  it('is what a proxy on the same machine saw, not what the visitor wrote before', () => {
    expect(resolveClientIp('127.0.0.1', '1.2.3.4, 198.51.100.9', here)).toBe('198.51.100.9');
    expect(resolveClientIp('::ffff:127.0.0.1', '198.51.100.9', here)).toBe('198.51.100.9');
    expect(resolveClientIp('::1', '2001:db8::9', here)).toBe('2001:db8::9');
  });

  it('is found behind several proxies, as long as each of them is trusted', () => {
    expect(resolveClientIp('10.1.1.1', '1.2.3.4, 198.51.100.9, 203.0.113.7, 10.2.2.2', cloud)).toBe('198.51.100.9');
    expect(resolveClientIp('10.1.1.1', '198.51.100.9, 203.0.113.8', cloud)).toBe('203.0.113.8');
    expect(resolveClientIp('fd12::1', '198.51.100.9', cloud)).toBe('198.51.100.9');
  });

  it('is the first of the list where all of it is trusted', () => {
    expect(resolveClientIp('10.1.1.1', '10.9.9.9, 10.2.2.2', cloud)).toBe('10.9.9.9');
    expect(resolveClientIp('10.1.1.1', undefined, cloud)).toBe('10.1.1.1');
  });

  it('no longer believes the machine itself where others are named', () => {
    expect(resolveClientIp('127.0.0.1', '198.51.100.9', cloud)).toBe('127.0.0.1');
    expect(resolveClientIp('127.0.0.1', '198.51.100.9', proxyCheck([]))).toBe('127.0.0.1');
  });

  it('is never a word that somebody wrote in place of an address', () => {
    expect(resolveClientIp('127.0.0.1', '198.51.100.9, unknown', here)).toBe('127.0.0.1');
    expect(resolveClientIp('127.0.0.1', '', here)).toBe('127.0.0.1');
  });

  it.each([
    ['198.51.100.9:51234', '198.51.100.9'],
    ['[2001:db8::9]:443', '2001:db8::9'],
    ['::ffff:198.51.100.9', '198.51.100.9'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('is the same for %s with its port, brackets or zone', (entry, address) => {
    expect(resolveClientIp('127.0.0.1', entry, here)).toBe(address);
  });

  it('is read from the connection and the header of a request', async () => {
    const app = new Hono().get('/', (c) => c.text(clientAddress(c)));
    const ask = async (remoteAddress: string, header?: string) =>
      (
        await app.request(
          '/',
          { headers: header === undefined ? {} : { 'X-Forwarded-For': header } },
          { incoming: { socket: { remoteAddress } } },
        )
      ).text();
    expect(await ask('127.0.0.1', '198.51.100.9')).toBe('198.51.100.9');
    expect(await ask('198.51.100.7', '198.51.100.9')).toBe('198.51.100.7');
  });
});

describe('the list of trusted proxies', () => {
  it.each(['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '::1', 'fd00::/8', '2001:db8::/128'])('takes %s', (entry) => {
    expect(proxyError(entry)).toBeNull();
  });

  it.each([
    ['proxy.internal', /no IP address; names are not looked up/],
    ['10.0.0', /no IP address/],
    ['10.0.0.0/33', /number from 0 to 32/],
    ['fd00::/129', /number from 0 to 128/],
    ['10.0.0.0/', /number from 0 to 32/],
    ['10.0.0.0/8/8', /number from 0 to 32/],
    ['10.0.0.1:80', /no IP address/],
  ])('refuses %s and says why', (entry, message) => {
    expect(proxyError(entry)).toMatch(message);
  });
});

describe('the network that a limit counts', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['198.51.100.9', '198.51.100.9'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is the same for all addresses that one visitor can take, and another one next door', async () => {
    const app = new Hono().get('/', (c) => c.text(clientAddress(c, () => true)));
    const seen = async (address: string) =>
      (
        await app.request(
          '/',
          { headers: { 'X-Forwarded-For': address } },
          { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
        )
      ).text();
    expect(await seen('2001:db8:1:2:aaaa::1')).toBe(await seen('2001:db8:1:2:bbbb::2'));
    expect(await seen('2001:db8:1:2::1')).not.toBe(await seen('2001:db8:1:3::1'));
  });
});
