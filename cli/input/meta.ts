import { InvalidArgumentError, Option } from 'commander';
import { GIVEN, type Given } from '../../shared/contract.ts';

/** `--meta outlet=X`, once for each thing known of the files; the last of the same key counts. */
export function metaOption(): Option {
  return new Option('--meta <key=value>', `what is known of the files: ${GIVEN.join(', ')}`)
    .argParser((written: string, before: Given) => {
      const equals = Math.max(0, written.indexOf('='));
      const key = GIVEN.find((name) => name === written.slice(0, equals).trim().toLowerCase());
      if (key === undefined)
        throw new InvalidArgumentError(`use one of ${GIVEN.map((name) => `${name}=…`).join(', ')}`);
      return { ...before, [key]: written.slice(equals + 1) };
    })
    .default({}, 'nothing');
}
