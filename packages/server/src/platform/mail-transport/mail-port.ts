/** A mail, ready to be sent. */
export interface Mail {
  /** The same whenever it is sent again, so that mail servers can tell. */
  messageId: string;
  from: { name: string; address: string };
  /** One address without a name. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** BCP 47. */
  language: string;
}

/**
 * Why a mail was not sent and is not tried again. `address_not_supported`: the mail server cannot carry the address
 * (SMTPUTF8); `refused`: the mail server refused it for good; `not_delivered`: no server took it in all tries;
 * `not_written`: the mail could not be made.
 */
export type MailFailureReason = 'address_not_supported' | 'refused' | 'not_delivered' | 'not_written';

/** Thrown by a port where another try would change nothing. */
export class MailFailure extends Error {
  override name = 'MailFailure';
  readonly reason: MailFailureReason;
  constructor(reason: MailFailureReason) {
    super(reason);
    this.reason = reason;
  }
}

/** How mails leave. */
export interface MailPort {
  /** Resolves once the next server has taken it; throws where it may be tried again, and `MailFailure` where not. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
