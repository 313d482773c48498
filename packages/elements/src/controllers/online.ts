import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls back when the network has come back. */
export class OnlineController implements ReactiveController {
  #back: () => unknown;

  constructor(host: ReactiveControllerHost, back: () => unknown) {
    this.#back = back;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#back);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#back);
  }
}
