/** What one row of the provider table holds. To add a provider is to write one such row and name it in the list. */
import type { CheckStatus, Embed } from '../contract.ts';
import type { Element } from '../document.ts';

/** A request that asks a provider about an embed; `page` where no JSON answer exists. */
export interface Probe {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly accept: 'json' | 'page';
}

/** What came back: `status` of the last hop, lower-case header names, the decompressed body as far as it was read. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly finalUrl: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly truncated: boolean;
  readonly tookMs: number;
}

/** What the fetcher saw of a probe: an answer, an address our own rules refused, or no answer. */
export type Sight =
  | Answer
  | { readonly kind: 'refused'; readonly rule: string; readonly tookMs: number }
  | {
      readonly kind: 'failed';
      readonly reason:
        | 'dns-failed'
        | 'timeout'
        | 'tls-failed'
        | 'connection-failed'
        | 'too-many-redirects'
        | 'bad-answer'
        | 'too-large';
      readonly tookMs: number;
    };

/** What an answer says of the video; `title` where the provider gave one. */
export interface Verdict {
  readonly status: CheckStatus;
  readonly reason: string;
  readonly title?: string;
}

/** The origin that shows the clip, or null where none is configured. */
export type SiteOrigin = string | null;

export interface Video {
  readonly videoId: string;
  /** Absolute address to open or check, with the secrets that playing needs. */
  readonly url: string;
}

export interface Provider {
  /** Id of the provider: `provider` of its embeds. */
  readonly id: string;
  /** Hosts whose addresses are this provider's to judge. */
  readonly owns: (host: string) => boolean;
  /**
   * The video an address of an owned host names. `broken`: shaped as a video's address, but the id cannot be one.
   * null: another page of the provider. The host has been compared; the scheme is http or https; no user, no port.
   */
  readonly parse: (url: URL) => Video | 'broken' | null;
  /** The address of the video that the provider's own mark-up names by attributes; null for any other element. */
  readonly marked?: (element: Element) => string | null;
  /** What to ask about an embed of this provider; null: nothing can be asked. */
  readonly probe: (embed: Embed, siteOrigin: SiteOrigin) => Probe | null;
  /** Reads the answer. Rate limits, server errors and walls have been taken out before. */
  readonly judge: (answer: Answer, embed: Embed, siteOrigin: SiteOrigin) => Verdict;
  /** What is known of an embed without asking; it stands unless an answer shows the video playing or gone. */
  readonly known?: (embed: Embed, now: Date) => Verdict | null;
}

/** Owns exactly these hosts; a leading `www.` makes no difference. */
export function hosts(...names: string[]): (host: string) => boolean {
  const owned = new Set(names);
  return (host) => owned.has(host.replace(/^www\./, ''));
}

/** The Referer of a probe: the root of the site, since what page shows the clip is not the provider's business. */
export function referer(siteOrigin: SiteOrigin): Record<string, string> {
  return siteOrigin === null ? {} : { referer: `${siteOrigin.replace(/\/+$/, '')}/` };
}
