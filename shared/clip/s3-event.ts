/** S3 event notifications about the inbox, as the ingest queue delivers them. */
import * as z from 'zod/mini';
import type { FileVersion } from '../contract/message.ts';
import { ReplayMark } from '../contract/replay.ts';

/** A change of one file: created, or removed (with `marker` the whole key, otherwise one version of it). */
export type FileChange =
  | { kind: 'created'; file: FileVersion; size: number }
  | { kind: 'removed'; file: FileVersion; marker: boolean };

const EventRecord = z.object({
  // Any 2.x has the fields read here.
  eventVersion: z.string().check(z.regex(/^2\./, 'unknown version of the S3 event structure')),
  eventName: z.string(),
  eventTime: z.iso.datetime(),
  s3: z.object({
    bucket: z.object({ name: z.string().check(z.minLength(1)) }),
    object: z.object({
      key: z.string().check(z.minLength(1)),
      size: z.optional(z.number()),
      versionId: z.optional(z.string()),
      sequencer: z._default(z.string().check(z.regex(/^[0-9A-Fa-f]*$/)), ''),
    }),
  }),
});

const Message = z.union([
  // S3 sends this once when the notification is set up.
  z.object({ Event: z.literal('s3:TestEvent') }),
  // A replay marks its messages; S3 does not know the field.
  z.object({ Records: z.array(EventRecord), replay: z.optional(ReplayMark) }),
]);

const GONE = /^(ObjectRemoved|LifecycleExpiration):(?<how>.+)$/;

/**
 * The changes that a message reports; none for S3's test message and for events that change no content (tags, ACLs,
 * restores). Throws on a body that is not an S3 message.
 * Key encoding: form encoding, spaces as `+` (S3 guide, "Event message structure").
 */
export function fileChanges(body: string): FileChange[] {
  const message = Message.parse(JSON.parse(body));
  if (!('Records' in message)) return [];
  const { Records, replay } = message;
  return Records.flatMap(({ eventName, eventTime, s3 }): FileChange[] => {
    const { key, versionId = '', sequencer, size = 0 } = s3.object;
    const at = new Date(eventTime).toISOString();
    const file = {
      bucket: s3.bucket.name,
      key: keyIn(key),
      versionId,
      sequencer,
      lastModified: at,
      receivedAt: at,
      ...(replay && { replay }),
    };
    if (eventName.startsWith('ObjectCreated:')) return [{ kind: 'created', file, size }];
    const gone = GONE.exec(eventName);
    // A delete removes the key in a bucket without versions, and one version in a bucket with them; a marker removes the key.
    if (gone) return [{ kind: 'removed', file, marker: gone.groups?.how !== 'Delete' || versionId === '' }];
    return [];
  });
}

/** What is no UTF-8 becomes U+FFFD: such a key cannot be read, and its receipt says so. */
function keyIn(encoded: string): string {
  return new URLSearchParams(`key=${encoded.replaceAll('&', '%26')}`).get('key') ?? '';
}

/**
 * The message of S3 about a change, for one that is to be read again or that no event brought: `fileChanges` gives the
 * change back. Its time is `lastModified`, also as the time at which it was received.
 */
export function eventMessage(change: FileChange): string {
  const { bucket, key, versionId, sequencer, lastModified, replay } = change.file;
  const object = {
    key: encodeURIComponent(key.toWellFormed()).replaceAll('%20', '+'),
    ...(versionId !== '' && { versionId }),
    ...(sequencer !== '' && { sequencer }),
    ...(change.kind === 'created' && { size: change.size }),
  };
  const s3 = { bucket: { name: bucket }, object };
  return JSON.stringify({
    Records: [{ eventVersion: '2.1', eventName: eventName(change), eventTime: lastModified, s3 }],
    ...(replay && { replay }),
  });
}

function eventName(change: FileChange): string {
  switch (change.kind) {
    case 'created':
      return 'ObjectCreated:Put';
    case 'removed':
      return change.marker && change.file.versionId !== ''
        ? 'ObjectRemoved:DeleteMarkerCreated'
        : 'ObjectRemoved:Delete';
    default:
      return change satisfies never;
  }
}
