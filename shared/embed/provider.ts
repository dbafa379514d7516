/** What one row of the provider table holds. To add a provider is to write one such row and name it in the list. */
import type { CheckStatus, Embed } from '../contract/clip.ts';
import type { Element } from '../document/document.ts';
import type { Literal } from './script.ts';

/** A request that asks a provider about an embed; `page` where no JSON response exists. */
export interface Probe {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly accept: 'json' | 'page';
}

/** What came back: `status` of the last hop, lower-case header names, the decompressed body as far as it was read. */
export interface ProviderResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly finalUrl: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly truncated: boolean;
  readonly tookMs: number;
  /** Addresses that sent us on, in order; the first is the one asked for. */
  readonly redirects?: readonly string[];
}

/** What the fetcher saw of a probe: a response, an address our own rules refused, or no response. */
export type ProbeResult =
  | ProviderResponse
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

/** What a provider tells of a video besides whether it plays. */
export interface Facts {
  readonly title?: string;
  readonly uploader?: string;
  readonly durationSeconds?: number;
  /** Absolute http(s) address of a still. */
  readonly thumbnailUrl?: string;
}

/** What a response says of the video. */
export interface Verdict extends Facts {
  readonly status: CheckStatus;
  readonly reason: string;
}

/** The origins that show the clip, the first of which speaks for all; empty where none is configured. */
export type Sites = readonly string[];

export interface Video {
  readonly videoId: string;
  /** Absolute address to open or check, with the secrets that playing needs. */
  readonly url: string;
}

/** What an address of an owned host names. `broken`: shaped as a video's address, but the id cannot be one. */
export type Parsed = Video | 'broken' | null;

/** A provider's own element: the id stands in an attribute of it; `kind` is put before the id (`playlist:`). */
export interface Tag {
  readonly name: string;
  readonly attribute: string;
  readonly kind?: string;
}

/** A function of a provider that pages call in an inline script; `address` reads the player out of the arguments. */
export interface PlayerCall {
  readonly name: string;
  readonly address: (given: readonly Literal[]) => string | null;
}

export interface Provider {
  /** Id of the provider: `provider` of its embeds. */
  readonly id: string;
  /** Its embeds lie on many hosts, so that the allowance of one host does not bound them. */
  readonly manyHosts?: true;
  /** Whether addresses of this host are this provider's to judge; the path matters only where any host may serve it. */
  readonly owns: (host: string, path: string) => boolean;
  /** The video an owned address names; null: another page. The scheme is http or https; no user, no port. */
  readonly parse: (url: URL) => Parsed;
  /** False for an address that is a video where it is framed, and a citation where it is linked to. */
  readonly linkable?: (url: URL) => boolean;
  /** Address of the page that shows a video to a visitor; absent where the id alone does not tell. */
  readonly page?: (videoId: string) => string;
  /** Address of the player that sites frame; absent where the id alone does not tell. */
  readonly player?: (videoId: string) => string;
  readonly tags?: readonly Tag[];
  /** The address that other mark-up of the provider names by its attributes; null for any other element. */
  readonly marked?: (element: Element) => string | null;
  readonly calls?: readonly PlayerCall[];
  /** What to ask about an embed of this provider; null: nothing can be asked. */
  readonly probe: (embed: Embed, sites: Sites) => Probe | null;
  /** What to ask after a response that only leads to the one that counts; null: it is the last. */
  readonly followUp?: (response: ProviderResponse, embed: Embed, sites: Sites) => Probe | null;
  /** Reads the response. Rate limits, server errors and walls have been taken out before. */
  readonly judge: (response: ProviderResponse, embed: Embed, sites: Sites) => Verdict;
  /** What is known of an embed without asking; it stands unless a response shows the video playing or gone. */
  readonly known?: (embed: Embed, now: Date, sites: Sites) => Verdict | null;
}

/** Owns exactly these hosts; a leading `www.` makes no difference. */
export function hosts(...names: string[]): (host: string) => boolean {
  const owned = new Set(names);
  return (host) => owned.has(host) || (host.startsWith('www.') && owned.has(host.slice('www.'.length)));
}

/** Owns these hosts and all below them. */
export function within(...names: string[]): (host: string) => boolean {
  const below = names.map((name) => `.${name}`);
  return (host) => names.includes(host) || below.some((end) => host.endsWith(end));
}

/** The Referer of a probe: the root of the site, since what page shows the clip is not the provider's business. */
export function referer([site]: Sites): Record<string, string> {
  return site === undefined ? {} : { referer: `${new URL(site).origin}/` };
}
