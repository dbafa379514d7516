/** A mail, through SES. */
import { compose } from '../../../shared/alert/index.ts';
import { mailSets, mailStopped } from '../../../shared/wiring.ts';
import { sendMail } from '../../aws/mail.ts';
import { mailRate } from '../../aws/mail-account.ts';
import { optionalSetting, setting } from '../../runtime/environment.ts';
import { addressHash, withoutAddresses } from '../../runtime/private-text.ts';
import type { Run } from '../outcome.ts';
import { createTurns } from '../turns.ts';
import type { Outgoing, Sent, Way } from './way.ts';

/** Until the next run may take what this one has no time for. */
export const TURN_MS = 5000;

const turns = createTurns(mailRate, () => Date.now());

/** Why nothing is sent yet, and until when. */
type Later = Extract<Sent, { kind: 'later' }>;

/** Waits for the turn of a mail under the account's rate; null: it is here, otherwise it does not come within this run. */
export async function turnOfMail(run: Run): Promise<Later | null> {
  if (await turns.next(run)) return null;
  const at = new Date(run.now().getTime() + TURN_MS);
  return { kind: 'later', at, reason: 'its turn under the sending rate of the account' };
}

/** Sends a mail to the address of the subscription, when it is its turn, or at once where it `hasTurn`. */
export const mail: Way = async (outgoing, run) => {
  const sent = await send(outgoing, run);
  if (sent.kind === 'stopped') {
    const { content, subscription } = outgoing;
    const reason = withoutAddresses(sent.reason);
    console.warn({ message: mailStopped, kind: content.kind, to: addressHash(subscription.address), reason });
  }
  return sent;
};

async function send(
  { subscription, content, reader, stories, alertId, hasTurn = false }: Outgoing,
  run: Run,
): Promise<Sent> {
  const message = compose(content, reader);
  const later = hasTurn ? null : await turnOfMail(run);
  if (later !== null) return later;
  const stop = turns.stop();
  if (stop !== null) return { kind: 'stopped', reason: stop };
  const sets = optionalSetting('mailSets');
  const sent = await sendMail({
    kind: content.kind,
    subscriptionId: subscription.id,
    sender: setting('sender'),
    to: subscription.address,
    language: reader.language,
    unsubscribe: reader.links.unsubscribe,
    stories,
    message,
    replyTo: optionalSetting('replyTo'),
    configurationSet: sets === null ? null : `${sets}-${mailSets[content.kind]}`,
    alertId: alertId ?? null,
  });
  if (sent.kind === 'stopped') turns.stopped(sent.reason);
  return sent;
}
