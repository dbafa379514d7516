/** What a deployment is asked for: values of the CDK context (`-c key=value`, or `context` in cdk.json). */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { defaultStackName } from '../shared/wiring.ts';

/** What CloudWatch accepts; the CDK's number for "for ever" is not among it. */
const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days) => typeof days === 'number' && days !== RetentionDays.INFINITE,
);
const retentionRule = `must be one of ${RETENTION_DAYS.join(', ')}`;
const concurrencyRule = 'must be a whole number from 8 to 1000';
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** On the command line every value is text, in cdk.json it may be `true`. */
const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })], {
  error: 'must be true or false',
});
const address = z.email('must be one plain e-mail address').max(254);

/** The origin if `url` is nothing but one, and a safe one. */
function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.href !== `${parsed.origin}/` || parsed.hostname.includes('*')) return undefined;
  if (parsed.protocol === 'https:') return parsed.origin;
  return parsed.protocol === 'http:' && LOOPBACK.has(parsed.hostname) ? parsed.origin : undefined;
}

const origin = z.string().transform((url, context) => {
  const parsed = originOf(url);
  if (parsed !== undefined) return parsed;
  context.addIssue(
    `"${url}" is not an origin: write https:// and a host, without a path (http:// only for localhost or 127.0.0.1)`,
  );
  return z.NEVER;
});

const Config = z.object({
  /** CloudFormation cuts longer names when it names the bucket, and the ingest queue knows the bucket by this name. */
  stackName: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,23}$/, 'must be 1 to 24 lower-case letters, digits and dashes, a letter first')
    .default(defaultStackName),
  /** The address that alerts come from; an identity that SES has verified covers it. */
  sender: address,
  /** Origins on which the clips will be shown; the first is the Referer of embed checks, all may call the API. */
  siteOrigins: z
    .string('must be a list of origins, separated by commas')
    .transform((list) => list.split(',').map((item) => item.trim()))
    .pipe(z.array(origin))
    .transform((origins) => [...new Set(origins)]),
  /** Whether everybody may read the API without a token. */
  publicRead: flag.default(false),
  /** Who is told when an alarm goes off. */
  alarmAddress: address.optional(),
  /** Whether the inbox, the archive and the table outlive the stack. */
  retain: flag.default(true),
  /** At most so many runs of the parse function at once; the store function gets a quarter of it. */
  concurrency: z.coerce
    .number(concurrencyRule)
    .int(concurrencyRule)
    .min(8, concurrencyRule)
    .max(1000, concurrencyRule)
    .default(200),
  /** How long CloudWatch keeps the logs. */
  logRetentionDays: z.coerce
    .number(retentionRule)
    .refine((days) => RETENTION_DAYS.includes(days), retentionRule)
    .default(RetentionDays.ONE_MONTH),
});
export type Config = z.infer<typeof Config>;

const examples = {
  stackName: 'clipwatch',
  sender: 'clips@example.org',
  siteOrigins: 'https://www.example.org,https://example.org',
  publicRead: 'true',
  alarmAddress: 'ops@example.org',
  retain: 'true',
  concurrency: '200',
  logRetentionDays: '30',
} as const satisfies Record<keyof Config, string>;

export type ConfigRead = { kind: 'valid'; config: Config } | { kind: 'invalid'; message: string };

/**
 * The configuration in a CDK context. What is wrong is told a line for each key, with an example of it. A key of
 * letters only that is not ours is refused as a slip of the pen; all others (`aws:cdk:…`, `@aws-cdk/…`) are the CDK's.
 */
export function readConfig(context: Readonly<Record<string, unknown>>): ConfigRead {
  const strangers = Object.keys(context)
    .filter((key) => /^[a-z]+$/i.test(key) && !Object.hasOwn(examples, key))
    .map((key) => `  ${key}: no such key; there are ${Object.keys(examples).join(', ')}`);
  const parsed = Config.safeParse(context);
  if (parsed.success && strangers.length === 0) return { kind: 'valid', config: parsed.data };
  const faults = (parsed.error?.issues ?? []).map((issue) => {
    const key = issue.path[0] as keyof typeof examples;
    const fault = context[key] === undefined ? 'is missing' : issue.message;
    return `  ${key}: ${fault}; for example: -c ${key}=${examples[key]}`;
  });
  return {
    kind: 'invalid',
    message: ['The configuration of the stack (CDK context) is not right:', ...strangers, ...faults].join('\n'),
  };
}
