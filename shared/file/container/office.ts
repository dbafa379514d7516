/** What Word documents and OpenDocument texts share: a ZIP archive of XML. */
import type { Refusal } from '../refusal.ts';
import { type Member, openArchive } from './archive.ts';
import type { Opened } from './container.ts';
import { type OfficeText, openedDocument } from './office-text.ts';
import { readXmlEvents } from './xml-events.ts';

/** Of one member; a book has 2 MB of text. */
const MOST_BYTES = 30e6;

/** Reads a member of a document; empty if there is none of that name. */
export type Read = (name: string) => Promise<Uint8Array>;

/** Opens a document: `write` makes its HTML, `data` is the path of the member with its title. */
export async function openOffice(
  bytes: Uint8Array,
  data: string,
  write: (read: Read) => Promise<OfficeText | null>,
): Promise<Opened> {
  const archive = await openArchive(bytes);
  if (archive.kind === 'refused') return archive;
  const members = new Map(archive.members.map((member) => [member.name, member]));
  const read = async (name: string) => readMember(members.get(name));
  try {
    const text = await write(read);
    return openedDocument(text?.toString() ?? null, await titleIn(await read(data)));
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
}

/** Thrown to stop reading a document when one of its members is refused. */
class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

async function readMember(member: Member | undefined): Promise<Uint8Array> {
  if (!member) return new Uint8Array();
  const content = await member.read(MOST_BYTES);
  if ('kind' in content) throw new Unreadable(content);
  return content;
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
