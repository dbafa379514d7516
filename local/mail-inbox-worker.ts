/** Worker thread of the mail inbox, so that MailDev's output and errors stay out of the terminal. */
import { Server } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { MailDev } from 'maildev';
import { MailInboxOptions, type WorkerMessage } from './mail-inbox.ts';
import { answerOwnOnly } from './own-address.ts';

/** A page with more mails is of no use, and reading them would slow the start. */
const MAX_MAILS = 500;

const { smtp, web, folder } = MailInboxOptions.parse(workerData);
const inbox = new MailDev({
  smtp,
  ip: '127.0.0.1',
  web,
  webIp: '127.0.0.1',
  mailDirectory: folder,
  maxEmails: MAX_MAILS,
  silent: true,
});
const servers = await inbox.start();
const page = servers.api?.server.server;
if (page instanceof Server) answerOwnOnly(page, false);
else throw new Error('The mail inbox has no web server.');
servers.smtp.on('new', (mail: { to?: { address: string }[]; subject?: string; text?: string }) => {
  const to = (mail.to ?? []).map(({ address }) => address);
  send({ kind: 'mail', mail: { to, subject: mail.subject ?? '', text: mail.text ?? '' } });
});
parentPort?.once('message', async () => {
  await inbox.stop();
  // Ending the thread closes the connections that are still open.
  process.exit();
});
send({ kind: 'ready' });

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
