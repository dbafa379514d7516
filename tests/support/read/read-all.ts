import { readFile } from '../../../shared/file/index.ts';

/** The clips that a file gives, their fields flat; throws for a file that is refused. */
export async function readAll(source: string | Uint8Array, fileName = 'a.txt') {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const results = await readFile(bytes, fileName, { today: '2026-11-22' });
  return results.map((result) => {
    if (result.kind === 'refused') throw new Error(result.reason);
    const { fields, part, text, document, warnings } = result;
    return { ...fields, part, text, source: document.source, codes: warnings.map(({ code }) => code) };
  });
}
