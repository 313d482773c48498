import { once } from 'node:events';
import { startFakeStripe } from './fake-stripe.ts';

const [webhookUrl] = process.argv.slice(2);
const fake = await startFakeStripe(webhookUrl === undefined ? {} : { webhookUrl });
console.log(JSON.stringify({ url: fake.url, keys: fake.keys }));
await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
await fake.stop();
