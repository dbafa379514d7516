/** The newest mentions of a name as a feed, whatever its format. */
import { createHash } from 'node:crypto';
import type { Name } from '../../../shared/contract/name.ts';
import { clipLink } from '../../../shared/signing/clip-link.ts';
import type { SigningKey } from '../../../shared/signing/key.ts';
import { cleaned, shortened } from '../../../shared/view/foreign-text.ts';
import type { FeedMention } from '../../aws/table/clip/mentions.ts';

/** Text in it is clean of control and bidirectional characters, and not escaped. */
export interface Feed {
  /** A URN that stays when the address of the deployment changes; so is that of an entry. */
  readonly id: string;
  readonly title: string;
  /** Where this feed is. */
  readonly self: string;
  /** The page of the name, for who may sign in. */
  readonly page: string;
  /** RFC 3339; when the newest state of a clip in it was recorded. */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** Opens the record without a token. */
  readonly link: string;
  readonly outlet: string | null;
  /** A BCP-47 tag. */
  readonly language: string | null;
  /** RFC 3339; the start of the published day in UTC, or when the file was received where there is none. */
  readonly published: string;
  readonly updated: string;
  /** The sentence around the mention. */
  readonly summary: string;
}

export interface FeedContext {
  /** Base URL of links, without a slash at the end. */
  readonly apiUrl: string;
  /** What is the same for all of a deployment, and of no other. */
  readonly inbox: string;
  readonly self: string;
  readonly key: SigningKey;
  /** The day of links to records. */
  readonly now: Date;
}

/** Graphemes: readers cut longer titles anyway. */
const MAX_TITLE = 300;
const UNTITLED = 'Untitled clip';
/** Of a feed without entries: RFC 4287 wants a time, and one of now would change the entity tag. */
const NEVER = '1970-01-01T00:00:00.000Z';
const TAG = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;

/** The feed of these mentions, in their order. */
export function feedOf(
  name: Pick<Name, 'id' | 'name'>,
  mentions: readonly FeedMention[],
  { apiUrl, inbox, self, key, now }: FeedContext,
): Feed {
  const entries = mentions.map((mention): FeedEntry => {
    const { clipId, title, outlet, publishedOn, language, receivedAt, recordedAt, snippet } = mention;
    return {
      id: urn('mention', name.id, clipId),
      title: shortened(title ?? '', MAX_TITLE) || UNTITLED,
      link: clipLink(apiUrl, clipId, key, now),
      outlet: shortened(outlet ?? '', MAX_TITLE) || null,
      language: language !== null && TAG.test(language) ? language : null,
      published: publishedOn === null ? receivedAt : `${publishedOn}T00:00:00.000Z`,
      updated: recordedAt,
      summary: cleaned(snippet).trim(),
    };
  });
  return {
    id: urn('feed', inbox, name.id),
    title: `${shortened(name.name, MAX_TITLE)} – clipwatch`,
    self,
    page: `${apiUrl}/names/${encodeURIComponent(name.id)}`,
    updated:
      entries
        .map((entry) => entry.updated)
        .toSorted()
        .at(-1) ?? NEVER,
    entries,
  };
}

/** A UUID of version 8 (RFC 9562, section 5.8) that is always the same for these parts. */
function urn(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
