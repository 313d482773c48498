import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { serverProgram } from './bundle.ts';
import type { Answers, Message, Reply } from './messages.ts';

/** PGlite is WebAssembly. To optimise it takes longer than these short lives last. */
const quickStart = ['--liftoff-only'];

/** One server process. It loads its code at once, and opens the database after the message `start`. */
export class ServerProcess {
  /** How it ended: the signal, or null if the process exited without one. */
  readonly gone: Promise<NodeJS.Signals | null>;
  readonly #child: ChildProcess;
  #isGone = false;
  #asked: Promise<unknown> = Promise.resolve();

  constructor(env: Record<string, string>, execArgv: readonly string[] = quickStart) {
    this.#child = fork(serverProgram, { env: { ...process.env, ...env }, execArgv: [...execArgv] });
    this.gone = once(this.#child, 'exit').then(([, signal]) => {
      this.#isGone = true;
      return signal as NodeJS.Signals | null;
    });
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /**
   * Sends a message and returns the result; undefined if the process dies before the reply. Throws if the command
   * failed. Messages are sent one after the other.
   */
  ask<K extends Message['do']>(message: Extract<Message, { do: K }>): Promise<Answers[K] | undefined> {
    const asked = this.#asked.then(() => this.#send(message));
    this.#asked = asked.catch(() => {});
    return asked as Promise<Answers[K] | undefined>;
  }

  async #send(message: Message): Promise<unknown> {
    if (this.#isGone) return undefined;
    const answered = new Promise<Reply>((resolve) => this.#child.once('message', resolve));
    // It may die this very moment.
    this.#child.send(message, () => {});
    const reply = await Promise.race([answered, this.gone.then(() => undefined)]);
    if (reply?.failed) throw new Error(`The server could not ${message.do}: ${reply.failed}`);
    return reply?.result;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.gone;
  }
}
