/**
 * Headers of mails beside subject and addresses, by their rules. None of their values comes from a file. SES sets
 * `Message-ID` and `Date` itself (Amazon SES Developer Guide, "Header fields").
 */
import type { Content } from './content.ts';

export interface Envelope {
  readonly kind: Content['kind'];
  readonly subscriptionId: string;
  /** The address that mails come from. */
  readonly sender: string;
  readonly language: string;
  /** One click on it ends the subscription. */
  readonly unsubscribe: string;
  /** The stories that the mail is about. */
  readonly stories: readonly string[];
}

/** Kinds of mails that are a conversation with others on the same story. */
const THREADED: ReadonlySet<Content['kind']> = new Set(['alert', 'videos', 'correction']);

export function headersOf(envelope: Envelope): Record<string, string> {
  const { kind, subscriptionId, sender, language, unsubscribe, stories } = envelope;
  const domain = domainOf(sender);
  const [story, ...more] = stories;
  // The id that arrives is SES's own: mails hang together by one that is never sent (RFC 5322, 3.6.4).
  const thread =
    THREADED.has(kind) && story !== undefined && more.length === 0 ? `<story-${atom(story)}@${domain}>` : null;
  return {
    // RFC 3834, section 5; the others stop programs that do not know it.
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'X-Clipwatch-Kind': kind,
    'Content-Language': language,
    ...(thread !== null && { References: thread, 'In-Reply-To': thread }),
    // Nobody has subscribed yet who is only asked.
    ...(kind !== 'confirm' && {
      // RFC 2369, and RFC 8058 for one click.
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // RFC 2919.
      'List-Id': `<${atom(subscriptionId)}.alerts.${domain}>`,
    }),
  };
}

/** The part of an address behind its `@`. */
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** An id as part of a message id or a domain: letters, digits and dashes stay, others become their code points. */
function atom(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`);
}
