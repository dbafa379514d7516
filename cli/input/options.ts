/** Parsers of the options and arguments that several commands take. */
import { InvalidArgumentError, Option } from 'commander';
import * as z from 'zod';
import { Day, UPLOAD_METADATA, type UploadMetadata } from '../../shared/contract/clip.ts';
import { acceptedBy, faultsOf } from '../../shared/contract/fault.ts';
import { Failure } from '../failure.ts';

/** The input by its schema. Invalid input is a usage error that names `what` it is and the fields at fault. */
export function parseInput<S extends z.core.$ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = z.safeParse(schema, value, { error: acceptedBy });
  if (parsed.success) return parsed.data;
  throw new Failure(`${what}: ${faultTexts(parsed.error, value).join('; ')}`, 2, { cause: parsed.error });
}

/** What is wrong with an input, each fault with the path of its field: `[0].id: use 1 to 100 letters (given: "a b")`. */
export function faultTexts({ issues }: z.core.$ZodError, input: unknown): string[] {
  return faultsOf(issues, input).map(({ path, message }) => {
    return path.length === 0 ? message : `${z.core.toDotPath(path)}: ${message}`;
  });
}

/**
 * Parser of the value of an option or argument by its schema, once it is `read`. The message of what is invalid says what
 * is accepted; commander puts the option and what was given before it.
 */
export function by<S extends z.core.$ZodType>(
  schema: S,
  read: (value: string) => unknown = (value) => value,
): (value: string) => z.output<S> {
  return (value) => {
    const parsed = z.safeParse(schema, read(value), { error: acceptedBy });
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError([...new Set(parsed.error.issues.map(({ message }) => message))].join('; '));
  };
}

/** Digits as a number; anything else as it is, for its schema to refuse. */
export const numberIn = (value: string): unknown => (/^\d+$/.test(value) ? Number(value) : value);

/** The value of an option that is a whole number from 1 up. */
export function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('use a whole number from 1 up');
  return number;
}

/** The value of an option that is a day, YYYY-MM-DD. */
export function day(value: string): string {
  if (!Day.safeParse(value).success) throw new InvalidArgumentError('use a day such as 2017-02-15');
  return value;
}

const Instant = z.iso.datetime({ offset: true });

/** The value of an option that is an instant, or a day, of which it is the end in UTC. */
export function pastTime(value: string): string {
  if (Day.safeParse(value).success) return `${value}T23:59:59.999Z`;
  if (Instant.safeParse(value).success) return value;
  throw new InvalidArgumentError('use a time such as 2026-01-31T12:00:00Z, or a day such as 2026-01-31');
}

/** `--meta outlet=X`, repeatable; the last value of a key wins. */
export function metaOption(): Option {
  return new Option(
    '--meta <key=value>',
    `what you know about the files; may be repeated: ${UPLOAD_METADATA.join(', ')}`,
  )
    .argParser((pair: string, earlier: UploadMetadata) => {
      const equals = Math.max(0, pair.indexOf('='));
      const key = UPLOAD_METADATA.find((name) => name === pair.slice(0, equals).trim().toLowerCase());
      if (key === undefined) {
        throw new InvalidArgumentError(`use one of ${UPLOAD_METADATA.map((name) => `${name}=…`).join(', ')}`);
      }
      return { ...earlier, [key]: pair.slice(equals + 1) };
    })
    .default({}, 'nothing');
}
