import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from './mail-port.ts';
import { createSmtp } from './smtp.ts';

const mail: Mail = {
  messageId: '<mail_1@shop.example>', from: { name: 'Osmanthe 桂里', address: 'shop@example.com' }, to: 'ada@example.com',
  subject: 'Ihre Bestellung — 订单', text: 'Guten Tag\n', html: '<p>Guten Tag</p>\n', language: 'de',
};

describe('a mail server', () => {
  let server: Server;
  let heard: string[];
  let refuse: boolean;

  /** As much of RFC 5321 as one mail needs. */
  beforeEach(async () => {
    heard = [];
    refuse = false;
    server = createServer((socket) => {
      let inData = false;
      socket.setEncoding('utf8').write('220 mail.example\r\n');
      socket.on('error', () => {});
      socket.on('data', (chunk: string) => {
        for (const line of chunk.split('\r\n').slice(0, -1)) {
          heard.push(line);
          if (inData && line !== '.') continue;
          const answer = line === '.' ? '250 taken' : /^RCPT/.test(line) && refuse ? '550 <ada@example.com> unknown' : line === 'DATA' ? '354 go on' : line === 'QUIT' ? '221 bye' : '250 ok';
          inData = line === 'DATA';
          socket.write(`${answer}\r\n`);
        }
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  const url = () => `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;

  it('gets sender, receiver, both forms and the id by which it can tell a second one', async () => {
    const smtp = createSmtp(url());
    await smtp.send(mail);
    smtp.close();
    const said = heard.join('\n');
    expect(said).toContain('MAIL FROM:<shop@example.com>');
    expect(said).toContain('RCPT TO:<ada@example.com>');
    expect(said).toContain('Message-ID: <mail_1@shop.example>');
    expect(said).toContain('Content-Language: de');
    expect(said).toContain('Auto-Submitted: auto-generated');
    expect(said).toContain('Content-Type: text/plain; charset=utf-8');
    expect(said).toContain('Content-Type: text/html; charset=utf-8');
    expect(said).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  it('that refuses the receiver says so with its code', async () => {
    refuse = true;
    const smtp = createSmtp(url());
    await expect(smtp.send(mail)).rejects.toMatchObject({ responseCode: 550 });
    smtp.close();
  });
});
