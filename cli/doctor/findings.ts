/** What was seen → what is right and what to do. Pure; `examine.ts` does the asking. */
import * as z from 'zod';
import type { BucketEvents, MailAccount, StackState } from '../../functions/aws/inspect.ts';
import { versionOutput } from '../../shared/wiring.ts';
import type { Answer, Examination, Followers, SeenQueue } from './examination.ts';
import type { Finding } from './finding.ts';
import { nameFinding } from './name-finding.ts';
import { letterFinding, mappingFinding, queueFinding, runFinding, sweepFinding } from './work-findings.ts';

/** Share of the day's mails after which it is time to ask for more. */
const MAILS_WARN = 0.8;
/** Subscriptions that are named, where some of them need something. */
const NAMED = 5;

/** The findings, in the order of the data: stack, files, runs, mails, alarms. */
export function findings(seen: Examination): Finding[] {
  return [
    ...judged('stack', seen.stack, (stack) => stackFindings(stack, seen)),
    ...both('bucket events', [seen.bucketEvents, seen.queues], (events, queues) => [eventFinding(events, queues)]),
    ...judged('probe', seen.probe, (seconds) => [probeFinding(seconds)]),
    ...judged('event source mappings', seen.mappings, (mappings) => [mappingFinding(mappings, seen)]),
    ...both('concurrent runs', [seen.runLimit, seen.mappings], (limit, mappings) => [runFinding(limit, mappings)]),
    ...judged('queues', seen.queues, (queues) => queues.map(queueFinding)),
    ...judged('alert dead letters', seen.alertLetters, (letters) => [letterFinding(letters)]),
    ...judged('sweep', seen.sweeps, (sweeps) => [sweepFinding(sweeps, seen.now)]),
    ...judged('names', seen.names, (names) => [nameFinding(names, seen.now)]),
    ...judged('signing key', seen.signingKey, (isThere) => [
      { what: `signing key: ${isThere ? 'there' : 'not yet, the first mail or page makes it'}`, ok: true },
    ]),
    ...judged('mail account', seen.mailAccount, mailFindings),
    ...judged('sender', seen.sender, ({ address, isVerified }) => [senderFinding(address, isVerified)]),
    ...(seen.followers === null
      ? []
      : judged('followers', seen.followers, (followers) => [followerFinding(followers)])),
    ...judged('alarm address', seen.alarmReaders, (readers) => [alarmFinding(readers, seen.isLocal)]),
  ];
}

/** The findings of an answer; one that says so where there is none. */
function judged<T>(subject: string, answer: Answer<T>, judge: (value: T) => Finding[]): Finding[] {
  switch (answer.kind) {
    case 'answered':
      return judge(answer.value);
    case 'failed': {
      const advice =
        subject === 'stack'
          ? 'Run it again with AWS credentials for its account and region; another name goes into CLIPWATCH_STACK.'
          : 'Run it again with AWS credentials that may ask this.';
      return [{ what: `${subject}: could not be asked (${answer.message})`, ok: false, advice }];
    }
    case 'unsupported':
      return [{ what: `${subject}: cannot be asked here`, ok: true }];
    case 'not-asked':
      return [];
    default:
      return answer satisfies never;
  }
}

/** As `judged`, for what takes two answers; the first that is missing is reported, but not twice. */
function both<A, B>(
  subject: string,
  [first, second]: readonly [Answer<A>, Answer<B>],
  judge: (first: A, second: B) => Finding[],
): Finding[] {
  return judged(subject, first, (one) => (second.kind === 'answered' ? judge(one, second.value) : []));
}

function stackFindings({ status, outputs }: StackState, { ownVersion }: Examination): Finding[] {
  const isSettled = /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status);
  const deployed = outputs[versionOutput];
  const isSame = deployed === ownVersion;
  return [
    {
      what: `stack: ${status}`,
      ok: isSettled,
      ...(!isSettled && { advice: 'Deploy it again; the events of the stack in CloudFormation say what failed.' }),
    },
    {
      what: `version: ${deployed ?? 'unknown'} is deployed, this command is ${ownVersion}`,
      ok: isSame,
      ...(!isSame && { advice: 'Deploy this version, or use the command of the deployed one.' }),
    },
  ];
}

/** Whether every new and removed file reaches a queue of the stack. */
function eventFinding(events: readonly BucketEvents[], queues: readonly SeenQueue[]): Finding {
  const redeploy = 'Deploy the stack again: files dropped meanwhile are not read.';
  for (const wanted of ['s3:ObjectCreated:*', 's3:ObjectRemoved:*']) {
    const target = events.find((one) => one.events.includes(wanted))?.queueArn;
    const queue = queues.find(({ arn }) => arn === target);
    if (queue === undefined) return { what: `bucket events: ${wanted} reaches no queue`, ok: false, advice: redeploy };
    if (!admitsS3(queue.policy)) {
      return { what: `bucket events: the queue ${queue.name} lets S3 send nothing`, ok: false, advice: redeploy };
    }
  }
  return { what: 'bucket events: new and removed files reach the queue', ok: true };
}

const many = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((only) => [only])]);
const Policy = z.object({
  Statement: many(
    z.object({
      Effect: z.string(),
      Principal: z.object({ Service: many(z.string()).default([]) }).catch({ Service: [] }),
      Action: many(z.string()).default([]),
    }),
  ),
});

/** Whether a queue's policy has a statement that lets S3 send. */
function admitsS3(policy: string): boolean {
  const statements = policy === '' ? [] : Policy.parse(JSON.parse(policy)).Statement;
  return statements.some(
    ({ Effect, Principal, Action }) =>
      Effect === 'Allow' &&
      Principal.Service.includes('s3.amazonaws.com') &&
      Action.some((action) => /^sqs:(SendMessage|\*)$/i.test(action)),
  );
}

function probeFinding(seconds: number | null): Finding {
  if (seconds !== null) return { what: `probe: a file had its receipt after ${seconds} s`, ok: true };
  const advice = 'It is on its way or lost: see the queues below, then docs/runbook.md, "Failures".';
  return { what: 'probe: a file got no receipt in time', ok: false, advice };
}

function mailFindings({ isSandbox, isSending, enforcement, mostADay, sentToday }: MailAccount): Finding[] {
  const isHealthy = isSending && (enforcement === 'HEALTHY' || enforcement === '');
  const isNearEnd = mostADay > 0 && sentToday >= MAILS_WARN * mostADay;
  return [
    {
      what: `mail account: sending is ${isSending ? 'on' : 'off'}, its state is ${enforcement || 'not said'}`,
      ok: isHealthy,
      ...(!isHealthy && { advice: 'See "Account dashboard" in the console of SES: paused accounts mail nobody.' }),
    },
    {
      what: isSandbox
        ? 'mail account: in the sandbox, so only verified addresses get mail'
        : 'mail account: out of the sandbox, everybody can get mail',
      ok: true,
      ...(isSandbox && { advice: 'Ask for production access in the console of SES before others follow.' }),
    },
    {
      what: `mail account: ${sentToday} mails in 24 hours of at most ${mostADay < 0 ? 'any number' : mostADay}`,
      ok: !isNearEnd,
      ...(isNearEnd && { advice: 'Ask for a higher quota in the console of SES: past it mails are refused.' }),
    },
  ];
}

function senderFinding(address: string, isVerified: boolean): Finding {
  if (isVerified) return { what: `sender: ${address} is verified`, ok: true };
  const advice = 'Verify the address, or better its domain, in the console of SES: until then nobody gets mail.';
  return { what: `sender: ${address} is not verified`, ok: false, advice };
}

function followerFinding({ asked, isAll, unverified }: Followers): Finding {
  const whom = isAll ? `${asked}` : `the first ${asked}`;
  const rest = isAll ? '' : '; the others were not looked at';
  if (unverified.length === 0) {
    return { what: `followers: ${isAll ? 'all ' : ''}${whom} can get mail in the sandbox${rest}`, ok: true };
  }
  const named = unverified.slice(0, NAMED).join(', ') + (unverified.length > NAMED ? ', …' : '');
  const advice = `Verify their addresses in SES, or leave the sandbox. Their subscriptions: ${named}`;
  const what = `followers: ${unverified.length} of ${whom} are not verified and get no mail${rest}`;
  return { what, ok: false, advice };
}

function alarmFinding({ confirmed, pending }: { confirmed: number; pending: number }, isLocal: boolean): Finding {
  if (pending > 0) {
    const advice = 'Open the mail "AWS Notification - Subscription Confirmation" there and follow its link.';
    return { what: `alarm address: ${pending} not confirmed`, ok: false, advice };
  }
  if (confirmed > 0) return { what: `alarm address: ${confirmed} confirmed`, ok: true };
  if (isLocal) return { what: 'alarm address: none, and none is needed here', ok: true };
  const advice = 'Deploy with -c alarmAddress=you@example.org: until then alarms reach nobody.';
  return { what: 'alarm address: none', ok: false, advice };
}
