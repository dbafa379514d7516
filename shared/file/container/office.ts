/** What documents and workbooks of Office and OpenDocument share: a ZIP archive of XML. */
import { type Refusal, refusal } from '../refusal.ts';
import { type Member, openArchive } from './archive.ts';
import type { Opened } from './container.ts';
import { type OfficeText, openedDocument } from './office-text.ts';
import { readXmlEvents } from './xml-events.ts';

/** Of one member, and of all that are read, however often; a book has 2 MB of text. */
const MOST_BYTES = 30e6;
const MOST_BYTES_IN_ALL = 60e6;

/** Reads a member of a document; empty if there is none of that name. */
export type Read = (name: string) => Promise<Uint8Array>;

/** Opens a document: `write` makes its HTML, `data` is the path of the member with its title. */
export async function openOffice(
  bytes: Uint8Array,
  data: string,
  write: (read: Read) => Promise<OfficeText | null>,
): Promise<Opened> {
  return openMembers(bytes, async (read) => {
    const text = await write(read);
    return openedDocument(text, await titleIn(await read(data)));
  });
}

/** Opens an archive of XML by its members; refused with the first of them that cannot be read. */
export async function openMembers(bytes: Uint8Array, open: (read: Read) => Promise<Opened>): Promise<Opened> {
  const archive = await openArchive(bytes);
  if (archive.kind === 'refused') return archive;
  const members = new Map(archive.members.map((member) => [member.name, member]));
  try {
    let left = MOST_BYTES_IN_ALL;
    return await open(async (name) => {
      const content = await readMember(members.get(name), left);
      left -= content.length;
      return content;
    });
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
}

/** How one part of a document leads to another, or to an address (ECMA-376, part 2, 6.5). */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The relations of a part, by its path. */
export async function relationsOf(part: string, read: Read): Promise<Relation[]> {
  const at = part.lastIndexOf('/') + 1;
  return relationsIn(await read(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`));
}

/** The path of the part that is the document itself; null where the archive does not say. */
export async function mainPart(read: Read): Promise<string | null> {
  const main = relationsIn(await read('_rels/.rels')).find(({ type }) => type.endsWith('/officeDocument'));
  return main?.target.replace(/^\//, '') || null;
}

function relationsIn(bytes: Uint8Array): Relation[] {
  const relations: Relation[] = [];
  readXmlEvents(bytes, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name === 'Relationship') relations.push({ id, type, target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

const TOO_MUCH = refusal(
  'too-large',
  `The document unpacks to over ${MOST_BYTES_IN_ALL / 1e6} MB, more than is read of one. Split it, or save only its text.`,
);

/** Thrown to stop reading a document when one of its members is refused. */
class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

async function readMember(member: Member | undefined, left: number): Promise<Uint8Array> {
  if (!member) return new Uint8Array();
  const content = await member.read(Math.min(MOST_BYTES, left));
  if (!('kind' in content)) return content;
  throw new Unreadable(left < MOST_BYTES && content.code === 'too-large' ? TOO_MUCH : content);
}

async function titleIn(data: Uint8Array): Promise<string> {
  let title = '';
  let isTitle = false;
  readXmlEvents(data, {
    open: (name) => {
      isTitle = name === 'title';
    },
    close: () => {
      isTitle = false;
    },
    text: (text) => {
      if (isTitle) title += text;
    },
  });
  return title;
}
