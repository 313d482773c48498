/** The client disconnected before the server read its request. No client reads the response. */
export class ClientDisconnected extends Error {
  constructor(cause: unknown) {
    super('The client disconnected', { cause });
    this.name = 'ClientDisconnected';
  }
}
