/** Which files a dead letter is about. */
import { fileChanges } from '../../shared/clip/s3-event.ts';
import { Result } from '../../shared/contract/message.ts';

export interface LetterFile {
  readonly key: string;
  readonly versionId: string;
}

/** The files of a message of the ingest or the results queue; none where it does not say, as one that names a claim. */
export function filesOf(content: unknown): LetterFile[] {
  const result = Result.safeParse(content);
  if (result.success) return [fileIn(result.data)];
  try {
    return fileChanges(JSON.stringify(content)).map(fileIn);
  } catch {
    // Neither of the two: what is wrong with it is its cause.
    return [];
  }
}

const fileIn = ({ file: { key, versionId } }: { file: LetterFile }): LetterFile => ({ key, versionId });
