/** A mail, ready to be sent. */
export interface Mail {
  /** The same each time the mail is sent, so that mail servers recognise duplicates. */
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
 * Why a mail was not sent and is not tried again. `address_not_supported`: the mail server does not support this
 * address (SMTPUTF8). `refused`: the mail server refused it permanently. `not_delivered`: no server accepted it in
 * all attempts. `not_written`: the mail could not be created.
 */
export type MailFailureReason = 'address_not_supported' | 'refused' | 'not_delivered' | 'not_written';

/** Thrown by a port if another attempt would not help. */
export class MailFailure extends Error {
  override name = 'MailFailure';
  readonly reason: MailFailureReason;
  constructor(reason: MailFailureReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Sends mails. */
export interface MailPort {
  /**
   * Resolves when the next server has accepted the mail. Throws `MailFailure` if another attempt would not help, and
   * any other error if it may.
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}
