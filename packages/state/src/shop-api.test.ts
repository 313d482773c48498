import type { Client } from '@smallshop/client';
import { expectTypeOf, test } from 'vitest';
import type { ShopApi } from './shop-api.ts';

test('the client can be the backend of the stores', () => {
  expectTypeOf<Client>().toExtend<ShopApi>();
});
