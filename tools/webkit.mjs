// WebKit is driven through its WebDriver, which needs a screen: a virtual one.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.mjs';

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/**
 * Garbage is collected when memory is asked for, and never because some time has passed: then WebKit 2.50 crashes on
 * pages with payment frames.
 */
const collectOnDemand = { JSC_collectionTimerMaxPercentCPU: '0.000001' };

/** Starts the driver in a process group of its own and answers its port and how to stop the whole group. */
export async function startWebKitDriver() {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, ...collectOnDemand },
  });
  let log = '';
  driver.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-2000)));
  let running = true;
  const ended = new Promise((resolve) => driver.on('exit', resolve).on('error', resolve)).then((why) => {
    running = false;
    return why;
  });
  while (!(await answers(port))) {
    if (!running) throw new Error(`WebKitWebDriver ended with ${await ended}: ${log.trim()}`);
    await wait(100);
  }
  return {
    port,
    async stop() {
      try {
        process.kill(-driver.pid, 'SIGTERM');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
      await ended;
    },
  };
}
