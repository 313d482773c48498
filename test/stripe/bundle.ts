import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The fake script as one classic script, to be served where Stripe's own would be. */
export async function bundleFakeStripe(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: 'fake-stripe.ts', formats: ['iife'], name: 'fakeStripeScript' },
    },
  });
  const outputs = [result].flat() as Rolldown.RolldownOutput[];
  return outputs[0]!.output[0].code;
}
