/** The key of a file that is uploaded by way of the API. */
import { withoutMarks } from '../unseen.ts';
import { uploads } from '../wiring.ts';

/** Bytes that a file's own name takes of the 1,024 of a key (S3 User Guide, "Naming Amazon S3 objects"). */
const MAX_NAME_BYTES = 255;
/** The longest ending that says of what kind a file is; a longer one is part of a sentence. */
const ENDING = /\.[\p{L}\p{N}]{1,10}$/u;
const NAMELESS = 'file';

/**
 * `uploads/2026-11-26/{id}/{name}`: under its day in UTC, and never that of another file, since `id` is unique. Of the name
 * the last part of the path is kept, without what a path, a terminal or S3 would take for something else, and cut with its
 * ending left.
 */
export function uploadKey(name: string, now: Date, id: string): string {
  return `${uploads}${now.toISOString().slice(0, 10)}/${id}/${safeName(name)}`;
}

function safeName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = withoutMarks(last)
    // Controls, line ends, private and unassigned characters.
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    // S3 puts the name of the uploaded file in the place of `${filename}`.
    .replaceAll('$', '_')
    .replace(/\.{2,}/g, '.')
    .trim();
  const cut = shortened(plain);
  return /[\p{L}\p{N}]/u.test(cut) ? cut : NAMELESS;
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const ending = ENDING.exec(name)?.[0] ?? '';
  const room = MAX_NAME_BYTES - Buffer.byteLength(ending);
  let stem = '';
  let bytes = 0;
  for (const sign of name.slice(0, name.length - ending.length)) {
    bytes += Buffer.byteLength(sign);
    if (bytes > room) break;
    stem += sign;
  }
  return `${stem.trimEnd()}${ending}`;
}
