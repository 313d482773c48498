/** A mail, ready to be sent. */
export interface Mail {
  /** The same whenever it is sent again, so that mail servers can tell. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  /** BCP 47. */
  language: string;
}

/** How mails leave. */
export interface MailPort {
  /** Resolves once the next server has taken it; throws where it may be tried again. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
