// A process of its own: the store server on the settings of its environment. It prints its address.
import { readEnv } from '../../packages/server/src/entrypoints/environment/env.ts';
import { startServer } from '../../packages/server/src/entrypoints/server/main.ts';

const { url, stop } = await startServer(readEnv(process.env));
process.on('SIGTERM', () => void stop().then(() => process.exit()));
console.log(url);
