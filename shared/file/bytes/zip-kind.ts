import { inflateRawSync } from 'node:zlib';

/** What a ZIP archive is, if it is more than a bundle of files. */
export interface ZipKind {
  readonly id: 'docx' | 'odt' | 'xlsx' | 'ods' | 'other';
  readonly what: string;
}

interface Row extends ZipKind {
  /** Prefix of the names of members that only such an archive has. */
  readonly member?: string;
  /** Prefix of the content of its member `mimetype`. */
  readonly type?: string;
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';
const KINDS: readonly Row[] = [
  { id: 'odt', what: 'an OpenDocument text (.odt)', type: `${OPEN_DOCUMENT}text` },
  { id: 'ods', what: 'an OpenDocument workbook (.ods)', type: `${OPEN_DOCUMENT}spreadsheet` },
  { id: 'other', what: 'an OpenDocument presentation (.odp)', type: `${OPEN_DOCUMENT}presentation` },
  { id: 'other', what: 'an OpenDocument file', type: OPEN_DOCUMENT },
  { id: 'other', what: 'an EPUB book', type: 'application/epub+zip' },
  { id: 'docx', what: 'a Word document (.docx)', member: 'word/' },
  { id: 'xlsx', what: 'an Excel workbook (.xlsx)', member: 'xl/' },
  { id: 'other', what: 'a PowerPoint presentation (.pptx)', member: 'ppt/' },
  { id: 'other', what: 'a Visio drawing (.vsdx)', member: 'visio/' },
  { id: 'other', what: 'an Apple Pages, Numbers or Keynote document', member: 'Index/Document.iwa' },
  { id: 'other', what: 'an Android program (.apk)', member: 'AndroidManifest.xml' },
  { id: 'other', what: 'a Java program (.jar)', member: 'META-INF/MANIFEST.MF' },
  { id: 'other', what: 'a program for an iPhone (.ipa)', member: 'Payload/' },
];
/** The folders of Office documents count only if this member is there, too. */
const OFFICE = '[Content_Types].xml';
const OFFICE_FOLDER = /^[a-z]+\/$/;
/** Longer than every type here, packed or not. */
const TYPE_WITHIN = 120;

/** The kind of a ZIP archive by its members; null for a mere bundle of files, and for other bytes. */
export function kindOfZip(bytes: Uint8Array): ZipKind | null {
  if (!isZip(bytes)) return null;
  const members = membersOfZip(bytes);
  const names = members.map(({ name }) => name);
  const mimetype = typeIn(bytes, members.find(({ name }) => name === 'mimetype')?.at ?? 0);
  const isOffice = names.includes(OFFICE);
  const row = KINDS.find(({ member, type }) => {
    if (type !== undefined) return mimetype.startsWith(type);
    if (member === undefined || (OFFICE_FOLDER.test(member) && !isOffice)) return false;
    return names.some((name) => name.startsWith(member));
  });
  return row ?? null;
}

/** An archive begins with its first member, an empty one with its directory (APPNOTE 4.3.7 and 4.3.16). */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6);
}

/** Names that are read, which is enough to recognise a document. */
const MAX_NAMES = 1000;
const BEGIN = 0x04034b50;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end record has 22 bytes and a comment of at most 65,535. */
const END_WITHIN = 22 + 65_535;

/** A member of an archive and where it begins. */
interface Place {
  readonly name: string;
  readonly at: number;
}

/** Members in the directory (APPNOTE 4.3.12); if the archive is cut off before it, those found in its beginning. */
function membersOfZip(bytes: Uint8Array): Place[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) {
    const names = latin1(bytes.subarray(0, 8192)).match(/\[Content_Types\]\.xml|word\/|xl\/|ppt\//g) ?? [];
    return names.map((name) => ({ name, at: 0 }));
  }
  const members: Place[] = [];
  for (let at = view.getUint32(end + 16, true); members.length < MAX_NAMES; ) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) break;
    const length = view.getUint16(at + 28, true);
    members.push({ name: latin1(bytes.subarray(at + 46, at + 46 + length)), at: view.getUint32(at + 42, true) });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return members;
}

/**
 * The beginning of what the member at `at` holds, if that is `mimetype`. It should be the first one and not packed
 * (EPUB OCF 4.2.2, ODF 1.3 part 2, 3.3): whoever packs such a document again with a common program does neither.
 */
function typeIn(bytes: Uint8Array, at: number): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== BEGIN) return '';
  const nameEnd = at + 30 + view.getUint16(at + 26, true);
  if (latin1(bytes.subarray(at + 30, nameEnd)) !== 'mimetype') return '';
  const from = nameEnd + view.getUint16(at + 28, true);
  const content = bytes.subarray(from, from + TYPE_WITHIN);
  if (view.getUint16(at + 8, true) === 0) return latin1(content);
  try {
    // What follows the packed member is no matter; of a longer one the type is not one of these.
    return latin1(inflateRawSync(content, { maxOutputLength: TYPE_WITHIN }));
  } catch {
    return '';
  }
}

function endOf(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END_WITHIN);
  for (let at = view.byteLength - 22; at >= least; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
