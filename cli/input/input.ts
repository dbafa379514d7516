import * as z from 'zod';
import { Failure } from '../failure.ts';

/** What the user gave, by its schema; what is wrong with it is a usage error that says where (`what`) and which field. */
export function checked<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) =>
    [z.core.toDotPath(path), message].filter(Boolean).join(': '),
  );
  throw new Failure(`${what}: ${faults.join('; ')}`, 2, { cause: parsed.error });
}
