// WebKit is driven through its WebDriver, which needs a screen: a virtual one.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export const webkitPort = 4555;

const answers = () => new Promise((resolve) => {
  const socket = connect(webkitPort, '127.0.0.1', () => { socket.end(); resolve(true); });
  socket.on('error', () => resolve(false));
});

/** Starts the driver in a process group of its own and answers how to stop the whole group. */
export async function startWebKitDriver() {
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${webkitPort}`], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => driver.on('close', resolve).on('error', resolve));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers()) break;
    await wait(100);
  }
  return async () => {
    try {
      process.kill(-driver.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    await ended;
  };
}
