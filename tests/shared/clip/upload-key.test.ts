import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uploadKey } from '../../../shared/clip/upload-key.ts';

const now = new Date('2026-11-26T23:59:59.999Z');
const nameOf = (name: string) => uploadKey(name, now, 'id').replace('uploads/2026-11-26/id/', '');

it.each<[why: string, name: string, kept: string]>([
  ['an ordinary name', 'astana-platform.txt', 'astana-platform.txt'],
  ['a name in another script, with spaces', 'منصة أستانا (2).html', 'منصة أستانا (2).html'],
  ['composed letters: the same name has one form', 'e\u0301te\u0301.txt', 'été.txt'],
  ['a path, of which the end is the name', '../../etc/passwd', 'passwd'],
  ['a path of Windows', 'C:\\clips\\a.txt', 'a.txt'],
  ['a folder above', '..', 'file'],
  ['two full stops', 'a..b...txt', 'a.b.txt'],
  ['nothing that is seen', ' \u202e\u0000 ', 'file'],
  ['control characters and line ends', 'a\u0000\r\nb\u2028.txt', 'ab.txt'],
  ['words turned round', 'clip\u202egnp.exe', 'clipgnp.exe'],
  ['half a letter', 'a\ud800.txt', 'a\ufffd.txt'],
  // S3 would put the name of the uploaded file in its place, and the key would be that of another file.
  ['what S3 fills in', 'x$'.concat('{filename}'), 'x_{filename}'],
])('%s', (_, name, kept) => {
  expect(nameOf(name)).toBe(kept);
});

it('cuts a long name between letters, and leaves its ending', () => {
  const name = nameOf(`${'😀'.repeat(500)}.html`);
  expect(name).toMatch(/^(?:😀)+\.html$/u);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
});

it('a key is always one that S3 takes, below its own folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }), fc.uuid(), (name, id) => {
      const key = uploadKey(name, now, id);
      expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024);
      expect(key).toMatch(new RegExp(`^uploads/2026-11-26/${id}/[^/\\\\\\p{Cc}]+$`, 'u'));
      expect(key).not.toContain('..');
      expect(key).not.toContain('$');
      expect(key.isWellFormed()).toBe(true);
    }),
  );
});
