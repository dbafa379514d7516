import type { Opened, Part } from '../../../shared/file/container/container.ts';
import { containerOf } from '../../../shared/file/container/index.ts';

/** Opens bytes with the container that they are taken for, which must be this one. */
export async function openAs(id: string, bytes: Uint8Array, fileName: string): Promise<Opened> {
  const container = containerOf(bytes, fileName);
  if (container?.id !== id) throw new Error(`opened as ${container?.id}`);
  return container.open(bytes, fileName);
}

/** The first part of what was opened, its text, and the codes of all warnings; throws where there is none. */
export function textOf(opened: Opened): { part: Part; text: string; codes: string[] } {
  if (opened.kind === 'refused') throw new Error(opened.reason);
  const [part] = opened.parts;
  if (part?.content.kind !== 'text') throw new Error('no text');
  return { part, text: part.content.text, codes: opened.warnings.map(({ code }) => code) };
}
