/** Results of parsing files with the names of their time, as the parse stage makes them. */
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { resultOfClips } from '../../../shared/clip/result.ts';
import type { UploadMetadata } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { compileNames } from '../../../shared/name/index.ts';
import type { FakeBuckets } from '../fake/buckets.ts';
import { fileVersion } from './results.ts';

/** What the parse stage would send for a file; the file is put into the inbox. */
export async function parsed(
  buckets: FakeBuckets,
  key: string,
  source: string | Buffer,
  names: { readonly list: readonly Name[]; readonly version: number },
  version = 1,
  metadata: UploadMetadata = {},
): Promise<Result> {
  const file = fileVersion(version, key);
  const bytes = Buffer.from(source);
  buckets.objects.set(`inbox/${key}?${file.versionId}`, bytes);
  buckets.metadata.set(`inbox/${key}?${file.versionId}`, metadata);
  const clips = await parseFile(bytes, key, compileNames(names.list), { today: '2026-01-02', metadata });
  return resultOfClips(file, clips, [], names.version);
}

/** A clip of a day that mentions people. */
export function clipText(day: number, ...people: string[]): string {
  const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
  const lines = people.map((person, i) => `Then ${person} spoke for a while about matter ${day}-${i}.`);
  return `<h1>News of day ${day}</h1><p>Radio Test, ${date}</p><p>On that day many things were said.</p>${lines.map((line) => `<p>${line}</p>`).join('')}`;
}
