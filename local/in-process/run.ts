/** `npm start -- --in-process`: the stack in this process, with a mail inbox, and on as `introduce.ts`. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { registerSender } from '../../functions/aws/sender.ts';
import { SENDER } from '../deploy.ts';
import { introduce } from '../introduce.ts';
import { type Mail, openMailInbox } from '../mail-inbox.ts';
import { paths } from '../paths.ts';
import { pickPort } from '../port.ts';
import { readSavedState, type SavedState, writeSavedState } from '../saved-state.ts';
import type { SentMail } from '../services/mail.ts';
import { type Session, untilEnd } from '../session.ts';
import { printLine, step } from '../terminal.ts';
import { startInProcess } from './index.ts';
import { openMailRelay } from './mail-relay.ts';

const USUAL_PORT = 4566;
const USUAL_API_PORT = 4567;
const USUAL_MAIL_PORT = 1080;

/** Runs the stack until the session ends, then throws the reason. Calls `onReady` when the stack can be used. */
export async function runInProcess(
  session: Session,
  { fresh }: { fresh: boolean },
  onReady: () => void,
): Promise<never> {
  if (fresh) await rm(paths.data, { recursive: true, force: true });
  for (const folder of [paths.inProcess, paths.logs, paths.inProcessMail]) await mkdir(folder, { recursive: true });
  const keptIn = join(paths.inProcess, 'kept.json');
  const saved = await readSavedState(keptIn);
  const save = (more: SavedState) => writeSavedState(keptIn, Object.assign(saved, more));
  const port = await pickPort([saved.port ?? USUAL_PORT, USUAL_PORT]);
  const apiPort = await pickPort([saved.apiPort ?? USUAL_API_PORT, USUAL_API_PORT]);
  const web = await pickPort([saved.mailPort ?? USUAL_MAIL_PORT, USUAL_MAIL_PORT]);
  const smtp = await pickPort([]);
  await save({ port, apiPort, mailPort: web });

  let listener: (mail: Mail) => void = () => {};
  const relay = openMailRelay(smtp);
  session.atEnd(() => relay.close());
  const onSent = (mail: SentMail) => {
    relay.relay(mail, (error) => printLine(`The mail inbox did not take a mail: ${error.message}`));
    PostalMime.parse(mail.raw).then(
      ({ subject = '', text = '' }) => listener({ to: [mail.to], subject, text }),
      (error: Error) => session.end(error),
    );
  };
  const running = await step(`services in this process on port ${port}, mail inbox on port ${web}`, async () => {
    const [started, inbox] = await Promise.all([
      startInProcess({
        folder: paths.inProcess,
        logs: paths.logs,
        port,
        apiPort,
        onSent,
        onError: (error) => session.end(error),
      }),
      openMailInbox({ smtp, web, folder: paths.inProcessMail }, session.signal),
    ]);
    session.atEnd(() => inbox.stop());
    session.atEnd(() => started.stop());
    return { ...started, mailUrl: inbox.url };
  });
  await untilEnd(session.signal, registerSender(SENDER));
  const { endpoint, apiUrl, bucket, mailUrl } = running;
  const onMail = (listen: (mail: Mail) => void) => {
    listener = listen;
  };
  return introduce(
    session,
    { endpoint, apiUrl, consoleUrl: apiUrl, bucket, mailUrl },
    { saved, save, onMail },
    onReady,
  );
}
