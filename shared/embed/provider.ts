/** The row type of the provider table. To add a provider, write one row and list it in `providers/index.ts`. */
import type { CheckStatus, Embed } from '../contract/clip.ts';
import type { Element } from '../document/document.ts';
import type { Literal } from './script.ts';

/** A request to a provider about an embed; it accepts a `page` where there is no JSON. */
export interface Probe {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly accept: 'json' | 'page';
}

/** An HTTP response: `status` of the last hop, lower-case header names, the decompressed body up to the size limit. */
export interface ProviderResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly finalUrl: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly truncated: boolean;
  readonly tookMs: number;
  /** Addresses that redirected, in order; the first is the one requested. */
  readonly redirects?: readonly string[];
}

/** Reason of a check that is still to be made. */
export const NOT_ASKED = 'not-asked-yet';

/** The result of a probe: a response, an address that our own rules refused, or no response. */
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
        | 'too-large'
        // No request was made: its host is others' turn. The re-check asks.
        | typeof NOT_ASKED;
      readonly tookMs: number;
    };

/** Facts about a video besides whether it plays. */
export interface Facts {
  readonly title?: string;
  readonly uploader?: string;
  readonly durationSeconds?: number;
  /** Absolute http(s) address of a still. */
  readonly thumbnailUrl?: string;
}

/** The status of a video according to one response. */
export interface Verdict extends Facts {
  readonly status: CheckStatus;
  readonly reason: string;
}

/** Origins of the sites that show the clip; requests name the first as their Referer. May be empty. */
export type Sites = readonly string[];

export interface Video {
  readonly videoId: string;
  /** Absolute address to open or check, with the secrets that playing needs. */
  readonly url: string;
}

/** The video at an owned address. `broken`: a video's address with an impossible id. Null: another page. */
export type Parsed = Video | 'broken' | null;

/** A provider's own element with the id in an attribute; `kind` is the prefix of the id (`playlist:`). */
export interface Tag {
  readonly name: string;
  readonly attribute: string;
  readonly kind?: string;
}

/** A provider's function that pages call in an inline script; `address` finds the player's address in the arguments. */
export interface PlayerCall {
  readonly name: string;
  readonly address: (given: readonly Literal[]) => string | null;
}

export interface Provider {
  /** Id of the provider: `provider` of its embeds. */
  readonly id: string;
  /** Its embeds lie on many hosts, so the pace limit per host is no limit for the provider. */
  readonly manyHosts?: true;
  /** Whether an address is this provider's; the path matters only where any host may run its software. */
  readonly owns: (host: string, path: string) => boolean;
  /** The video at an owned address. The scheme is http or https; there is no user and no port. */
  readonly parse: (url: URL) => Parsed;
  /** False for an address that is a video only in a frame: as a link it is a citation. */
  readonly linkable?: (url: URL) => boolean;
  /** Address of the page that shows a video to a visitor; absent where the id is not enough to build it. */
  readonly page?: (videoId: string) => string;
  /** Address of the player that sites frame; absent where the id is not enough to build it. */
  readonly player?: (videoId: string) => string;
  readonly tags?: readonly Tag[];
  /** The address in the attributes of other mark-up of the provider; null for any other element. */
  readonly marked?: (element: Element) => string | null;
  readonly calls?: readonly PlayerCall[];
  /** The request about an embed of this provider; null where it has no check. */
  readonly probe: (embed: Embed, sites: Sites) => Probe | null;
  /** Host of the second request, where it is not that of the first. */
  readonly followUpHost?: string;
  /** The second request, where the first response only leads to it; null: the first is judged. */
  readonly followUp?: (response: ProviderResponse, embed: Embed, sites: Sites) => Probe | null;
  /** Judges the response. Rate limits, server errors and walls never reach it. */
  readonly judge: (response: ProviderResponse, embed: Embed, sites: Sites) => Verdict;
  /** The verdict without a request, which holds unless a response shows the video playing or gone; null for none. */
  readonly known?: (embed: Embed, now: Date, sites: Sites) => Verdict | null;
}

/** Owns exactly these hosts; a leading `www.` makes no difference. */
export function hosts(...names: string[]): (host: string) => boolean {
  const owned = new Set(names);
  return (host) => owned.has(host) || (host.startsWith('www.') && owned.has(host.slice('www.'.length)));
}

/** Owns these hosts and their subdomains. */
export function within(...names: string[]): (host: string) => boolean {
  const below = names.map((name) => `.${name}`);
  return (host) => names.includes(host) || below.some((end) => host.endsWith(end));
}

/** The Referer of a probe: the root of the site only, so that the provider does not learn which page shows the clip. */
export function referer([site]: Sites): Record<string, string> {
  return site === undefined ? {} : { referer: `${new URL(site).origin}/` };
}
