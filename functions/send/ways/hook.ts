/** What the ways to web hooks and chats share: an attempt, and what follows from its answer. */
import { isTold, type Told } from '../../../shared/alert/index.ts';
import type { Channel } from '../../../shared/contract/subscription.ts';
import type { Post, PostEnd } from '../../net/post.ts';
import { createPoster } from '../../net/post.ts';
import { setting } from '../../runtime/environment.ts';
import { judgeAnswer, type Meanings } from './judge.ts';
import { stopRecipient } from './stop.ts';
import type { Outgoing, Sent, Way } from './way.ts';

/** A request of one attempt. */
interface HookRequest {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

type HookChannel = Exclude<Channel, { kind: 'mail' }>;

/** How a kind of channel is told something. */
export interface HookForm<K extends HookChannel['kind']> {
  readonly kind: K;
  readonly request: (
    channel: Extract<HookChannel, { kind: K }>,
    outgoing: Outgoing & { readonly content: Told },
    now: Date,
  ) => Promise<HookRequest> | HookRequest;
  readonly meanings?: Meanings;
}

const guarded: Post = (request, signal) => createPoster({ contact: setting('sender') })(request, signal);

/** The way of a kind of channel; `post` is for tests. */
export function hookWay<K extends HookChannel['kind']>({ kind, request, meanings }: HookForm<K>, post = guarded): Way {
  return async (outgoing, { now }) => {
    const { subscription, content } = outgoing;
    const { channel } = subscription;
    if (channel?.kind !== kind)
      return { kind: 'refused', reason: `the subscription has no channel of the kind ${kind}` };
    if (!isTold(content)) return { kind: 'refused', reason: `the kind ${content.kind} goes by mail only` };
    const end = await post(
      await request(channel as Extract<HookChannel, { kind: K }>, { ...outgoing, content }, now()),
    );
    return follow(end, outgoing, now(), meanings);
  };
}

async function follow(end: PostEnd, outgoing: Outgoing, now: Date, meanings?: Meanings): Promise<Sent> {
  const verdict = judgeAnswer(end, outgoing, now, meanings);
  switch (verdict.kind) {
    case 'taken':
      return { kind: 'sent', messageId: messageIdOf(outgoing) };
    case 'refused':
    case 'later':
      return verdict;
    case 'ended':
      await stopRecipient(outgoing.subscription, verdict.reason, now);
      return { kind: 'refused', reason: verdict.reason };
    default:
      return verdict satisfies never;
  }
}

/** What the ledger has for a delivery; the `webhook-id` of its requests. */
export const messageIdOf = ({ key }: Pick<Outgoing, 'key'>): string => `msg_${key}`;
