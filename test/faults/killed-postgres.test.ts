import { testDatabases } from '../../packages/server/src/test-support/test-database.ts';
import { testKilledServers } from './killed.ts';

testKilledServers(testDatabases.filter((kind) => kind === 'postgres'));
