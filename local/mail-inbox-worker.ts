/** The thread of the mail inbox: what MailDev writes, and whatever befalls it, stays out of the terminal. */
import { parentPort, workerData } from 'node:worker_threads';
import { MailDev } from 'maildev';
import { Assignment, type Report } from './mail-inbox.ts';

/** Mails kept: a page with more is of no use, and a long-lived archive would slow the start. */
const MOST_MAILS = 500;

const { smtp, web, folder } = Assignment.parse(workerData);
const inbox = new MailDev({
  smtp,
  ip: '127.0.0.1',
  web,
  webIp: '127.0.0.1',
  mailDirectory: folder,
  maxEmails: MOST_MAILS,
  silent: true,
});
const servers = await inbox.start();
servers.smtp.on('new', (mail: { to?: { address: string }[]; subject?: string; text?: string }) => {
  const to = (mail.to ?? []).map(({ address }) => address);
  tell({ kind: 'letter', letter: { to, subject: mail.subject ?? '', text: mail.text ?? '' } });
});
parentPort?.once('message', async () => {
  await inbox.stop();
  // The end of this thread closes what is still open.
  process.exit();
});
tell({ kind: 'ready' });

function tell(report: Report): void {
  parentPort?.postMessage(report);
}
