import { InvalidArgumentError, Option } from 'commander';
import { UPLOAD_METADATA, type UploadMetadata } from '../../shared/contract/clip.ts';

/** `--meta outlet=X`, once for each thing known of the files; the last of the same key counts. */
export function metaOption(): Option {
  return new Option('--meta <key=value>', `what is known of the files: ${UPLOAD_METADATA.join(', ')}`)
    .argParser((written: string, before: UploadMetadata) => {
      const equals = Math.max(0, written.indexOf('='));
      const key = UPLOAD_METADATA.find((name) => name === written.slice(0, equals).trim().toLowerCase());
      if (key === undefined)
        throw new InvalidArgumentError(`use one of ${UPLOAD_METADATA.map((name) => `${name}=…`).join(', ')}`);
      return { ...before, [key]: written.slice(equals + 1) };
    })
    .default({}, 'nothing');
}
