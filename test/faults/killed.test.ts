import { testKilledServers } from './killed.ts';

testKilledServers(['pglite']);
