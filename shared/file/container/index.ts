/** The container formats. */
import { decode } from '../bytes/decode.ts';
import { isZip, kindOfZip } from '../bytes/zip-kind.ts';
import { refusal } from '../refusal.ts';
import { isCompound, openCompound } from './compound.ts';
import type { Container } from './container.ts';
import { isAnswerHead, isHttpAnswer } from './http-head.ts';
import { bareBoundary, isMail, isSavedPage, mailHead } from './mail-head.ts';
import { isMailbox, openMailbox } from './mailbox.ts';

export type { Opened, Part } from './container.ts';

/** Word documents, workbooks and presentations since 2007 are all encrypted alike (MS-OFFCRYPTO): which one it is cannot be told. */
const WITH_PASSWORD = refusal('not-text', 'The Office document is protected by a password. Save it again without one.');

/** In the order in which they are tried. Readers are loaded when first needed, to keep cold starts short. */
const CONTAINERS: readonly Container[] = [
  {
    id: 'zip',
    recognises: (bytes) => isZip(bytes) && kindOfZip(bytes) === null,
    open: async (bytes) => (await import('./zip.ts')).openZip(bytes),
  },
  {
    id: 'docx',
    recognises: (bytes) => kindOfZip(bytes)?.id === 'docx',
    open: async (bytes) => (await import('./docx.ts')).openDocx(bytes),
  },
  {
    id: 'odt',
    recognises: (bytes) => kindOfZip(bytes)?.id === 'odt',
    open: async (bytes) => (await import('./odt.ts')).openOdt(bytes),
  },
  {
    id: 'xlsx',
    recognises: (bytes) => kindOfZip(bytes)?.id === 'xlsx',
    open: async (bytes) => (await import('./xlsx.ts')).openXlsx(bytes),
  },
  {
    id: 'ods',
    recognises: (bytes) => kindOfZip(bytes)?.id === 'ods',
    open: async (bytes) => (await import('./ods.ts')).openOds(bytes),
  },
  {
    id: null,
    recognises: (bytes) => hasStream(bytes, 'EncryptedPackage'),
    open: async () => WITH_PASSWORD,
  },
  {
    id: 'msg',
    recognises: (bytes) => hasStream(bytes, '__properties_version1.0'),
    open: async (bytes) => (await import('./msg.ts')).openMsg(bytes, decode),
  },
  {
    id: 'doc',
    recognises: (bytes) => hasStream(bytes, 'WordDocument'),
    open: async (bytes) => (await import('./doc.ts')).openDoc(bytes),
  },
  {
    id: 'xls',
    recognises: (bytes) => hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book'),
    open: async (bytes) => (await import('./xls.ts')).openXls(bytes),
  },
  {
    id: null,
    recognises: isMarkupWorkbook,
    isPlain: true,
    open: async (bytes, fileName) => (await import('./markup-workbook.ts')).openMarkupWorkbook(bytes, fileName, decode),
  },
  {
    id: 'rtf',
    recognises: isRtf,
    isPlain: true,
    open: async (bytes) => (await import('./rtf.ts')).openRtf(bytes),
  },
  {
    id: 'pdf',
    recognises: isPdf,
    open: async (bytes) => (await import('./pdf.ts')).openPdf(bytes),
  },
  {
    id: 'warc',
    recognises: (bytes) => begins(bytes, 'WARC/'),
    open: async (bytes) => (await import('./warc.ts')).openWarc(bytes),
  },
  {
    id: 'warc',
    recognises: (bytes, fileName) => begins(bytes, GZIP) && /\.warc\.gz$/i.test(fileName),
    open: async (bytes, fileName) => (await import('./gzip.ts')).openGzip(bytes, fileName),
  },
  {
    id: null,
    recognises: (bytes) => begins(bytes, GZIP),
    open: async (bytes, fileName) => (await import('./gzip.ts')).openGzip(bytes, fileName),
  },
  {
    id: null,
    recognises: (bytes) => {
      if (isHttpAnswer(bytes)) return true;
      const head = mailHead(bytes);
      return head !== null && isAnswerHead(head);
    },
    open: async (bytes) => (await import('./http-answer.ts')).openHttpAnswer(bytes),
  },
  {
    id: 'mhtml',
    recognises: (bytes, fileName) => begins(bytes, 'bplist00') && /\.webarchive$/i.test(fileName),
    open: async (bytes) => (await import('./webarchive.ts')).openWebArchive(bytes),
  },
  {
    id: null,
    recognises: isMailbox,
    isPlain: true,
    open: async (bytes) => openMailbox(bytes),
  },
  {
    id: 'mhtml',
    recognises: (bytes, fileName) => {
      const head = mailHead(bytes);
      return head !== null && isSavedPage(head, fileName);
    },
    isPlain: true,
    open: async (bytes) => (await import('./mhtml.ts')).openMhtml(bytes, decode),
  },
  {
    id: 'eml',
    recognises: (bytes, fileName) => {
      const head = mailHead(bytes);
      return head === null ? bareBoundary(bytes) !== null : isMail(head, fileName);
    },
    isPlain: true,
    open: async (bytes) => (await import('./eml.ts')).openMail(bytes, decode),
  },
];

/** The container format of bytes; null for text, and for formats that cannot be read. */
export function containerOf(bytes: Uint8Array, fileName: string): Container | null {
  return CONTAINERS.find(({ recognises }) => recognises(bytes, fileName)) ?? null;
}

/** Whether bytes are a compound file with a stream of this name, which tells what it is. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  return isCompound(bytes) && openCompound(bytes)?.sizes.has(name) === true;
}

const GZIP = '\x1f\x8b';

function begins(bytes: Uint8Array, mark: string): boolean {
  for (let i = 0; i < mark.length; i++) if (bytes[i] !== mark.charCodeAt(i)) return false;
  return true;
}

const PDF = '%PDF-';

/** The first bytes as Latin-1, which `TextDecoder` takes several times as long for. */
function headOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');
}

/** Some programs put lines of their own before the mark; readers look for it in the first 1,024 bytes. */
function isPdf(bytes: Uint8Array, fileName: string): boolean {
  const head = headOf(bytes, 1024);
  return head.startsWith(PDF) || (/\.pdf$/i.test(fileName) && head.includes(PDF));
}

/** Excel writes workbooks as XML or as a page, and services call their tables `.xls`. */
function isMarkupWorkbook(bytes: Uint8Array, fileName: string): boolean {
  const head = headOf(bytes, 4096).replaceAll('\0', '');
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet')) return true;
  if (!/<(?:html|table|meta|head|body)[\s>]/i.test(head)) return false;
  return /\.xls$/i.test(fileName) || head.includes('urn:schemas-microsoft-com:office:excel');
}

/** Some programs put a byte order mark or blank lines before it. */
function isRtf(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s{0,32}\{\\rtf/.test(headOf(bytes, 48));
}
