import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** When an element without data should show placeholders: not at once, because the data may come at once. */
export class PlaceholdersController implements ReactiveController {
  areDue = false;
  readonly hostConnected: () => void;

  constructor(host: ReactiveControllerHost) {
    // Less than this is not noticed, and drawing placeholders delays what they hold the place of.
    this.hostConnected = () =>
      setTimeout(() => {
        this.areDue = true;
        host.requestUpdate();
      }, 300);
    host.addController(this);
  }
}
