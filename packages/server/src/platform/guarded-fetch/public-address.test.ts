import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

describe('an address of the public Internet', () => {
  it.each(['1.1.1.1', '93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4001:82f::200e'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['loopback', '127.0.0.1', '127.255.0.9', '::1'],
    ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
    ['private', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'],
    ['link-local', '169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
    ['shared by carriers', '100.64.0.1', '100.127.255.255'],
    ['multicast', '224.0.0.1', '239.1.1.1', 'ff02::1'],
    [
      'broadcast or reserved',
      '255.255.255.255',
      '240.0.0.1',
      '192.0.0.8',
      '198.18.0.1',
      '100::1',
      'fec0::1',
      '4000::1',
      '::7f00:1',
    ],
    ['documentation', '192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1'],
    [
      'IPv4 in IPv6',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:1.1.1.1',
      '64:ff9b::7f00:1',
      '64:ff9b::101:101',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2001:0:1::1',
    ],
    ['no address', 'localhost', '', 'example.com'],
  ])('is none that is %s', (_, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});
