import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from './mail-port.ts';
import { createSmtp } from './smtp.ts';

const mail: Mail = {
  messageId: '<mail_1@shop.example>',
  from: { name: 'Osmanthe 桂里', address: 'shop@example.com' },
  to: 'ada@example.com',
  subject: 'Ihre Bestellung — 订单',
  text: 'Guten Tag\n',
  html: '<p>Guten Tag</p>\n',
  language: 'de',
};

describe('a mail server', () => {
  let server: Server;
  let heard: string[];
  let refuse: boolean;
  let extensions: string[];

  /** As much of RFC 5321 as one mail needs. */
  beforeEach(async () => {
    heard = [];
    refuse = false;
    extensions = [];
    server = createServer((socket) => {
      let inData = false;
      socket.setEncoding('utf8').write('220 mail.example\r\n');
      socket.on('error', () => {});
      socket.on('data', (chunk: string) => {
        for (const line of chunk.split('\r\n').slice(0, -1)) {
          heard.push(line);
          if (inData && line !== '.') continue;
          const answer =
            line === '.'
              ? '250 taken'
              : line.startsWith('EHLO')
                ? ['mail.example', ...extensions]
                    .map((word, index, all) => `250${index === all.length - 1 ? ' ' : '-'}${word}`)
                    .join('\r\n')
                : line.startsWith('RCPT') && refuse
                  ? '550 <ada@example.com> unknown'
                  : line === 'DATA'
                    ? '354 go on'
                    : line === 'QUIT'
                      ? '221 bye'
                      : '250 ok';
          inData = line === 'DATA';
          socket.write(`${answer}\r\n`);
        }
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  const url = () => `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;

  it('gets sender, receiver, both forms and the id that identifies a duplicate', async () => {
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

  it('gets one receiver, whatever the address looks like: it is never parsed as a list', async () => {
    const smtp = createSmtp(url());
    await smtp.send({ ...mail, to: 'a@b.example,c@d.example' }).catch(() => {});
    smtp.close();
    expect(heard.filter((line) => line.startsWith('RCPT')).length).toBeLessThanOrEqual(1);
    expect(heard.join('\n')).not.toMatch(/RCPT TO:<(a@b|c@d)\.example>/);
  });

  it('without SMTPUTF8 is not asked to carry an address that needs it', async () => {
    const smtp = createSmtp(url());
    await expect(smtp.send({ ...mail, to: 'jürgen@example.com' })).rejects.toMatchObject({
      name: 'MailFailure',
      reason: 'address_not_supported',
    });
    smtp.close();
    expect(heard.filter((line) => /^(MAIL|RCPT|DATA)/.test(line))).toEqual([]);
  });

  it('with SMTPUTF8 carries it, and without it a domain in its ASCII form', async () => {
    const smtp = createSmtp(url());
    await smtp.send({ ...mail, to: 'ada@jõgeva.example' });
    expect(heard).toContain('RCPT TO:<ada@xn--jgeva-dua.example>');
    extensions = ['SIZE 1000000', 'SMTPUTF8'];
    await smtp.send({ ...mail, to: 'jürgen@example.com' });
    smtp.close();
    expect(heard).toContain('MAIL FROM:<shop@example.com> SMTPUTF8');
    expect(heard).toContain('RCPT TO:<jürgen@example.com>');
  });

  it('that refuses the receiver says so with its code', async () => {
    refuse = true;
    const smtp = createSmtp(url());
    await expect(smtp.send(mail)).rejects.toMatchObject({ responseCode: 550 });
    smtp.close();
  });
});
