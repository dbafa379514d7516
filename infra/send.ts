import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { ConfigurationSet, ConfigurationSetTlsPolicy, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { queues } from '../shared/triggers.ts';
import { mailRefused, mailSets, mailStopped } from '../shared/wiring.ts';
import { type Stage, StageFunction } from './function.ts';
import { StageQueue } from './queue.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { ClipTable } from './table.ts';

export interface SendProps extends Stage {
  readonly table: ClipTable;
  readonly signingKeys: SigningKeys;
  /** Base URL of the links in mails. */
  readonly apiUrl: string;
}

/** Mail queue, and queue of web hooks and chats → send function → SES, and hosts of web hooks. */
export class Send extends Construct {
  /** The configuration sets that mails go out under, with their names. */
  readonly mailSets: readonly { readonly name: string; readonly set: ConfigurationSet }[];
  private readonly mails: StageQueue;
  private readonly hooks: StageQueue;

  constructor(scope: Construct, id: string, { table, signingKeys, apiUrl, ...stage }: SendProps) {
    super(scope, id);
    const { sender, replyTo, stackName, stills } = stage.config;
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'send',
      description: 'Tells recipients what they are owed: mails, web hooks, chats',
      timeoutSeconds: queues.mail.timeoutSeconds,
      memoryMegabytes: 512,
      settings: {
        table: table.name,
        sender,
        apiUrl,
        mailSets: stackName,
        stills: String(stills),
        ...(replyTo !== undefined && { replyTo }),
      },
    });
    table.allow(lambda, 'send');
    signingKeys.allow(lambda);
    // Restricted by sender, not by resource: the sender may be covered by the identity of its address or of any parent
    // domain. AWS always sends ses:FromAddress, so IfExists changes nothing there; emulators may not send it.
    lambda.allow(['ses:SendEmail', 'ses:SendRawEmail'], ['*'], {
      StringEqualsIfExists: { 'ses:FromAddress': sender },
    });
    lambda.allow(['ses:GetAccount'], ['*']);
    const queueOf = (name: 'mail' | 'hooks', constructId: string) =>
      new StageQueue(this, constructId, {
        ...stage,
        hop: name,
        reader: lambda,
        maxConcurrency: queues[name].mostRuns(),
        delaySeconds: queues[name].delaySeconds,
      });
    this.mailSets = [...new Set(Object.values(mailSets))].map((name) => ({
      name: `${stackName}-${name}`,
      set: new ConfigurationSet(this, `Set${name}`, {
        configurationSetName: `${stackName}-${name}`,
        tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
        // The account's own list stays on, whatever the account says; `SUPPRESSED` rows above it have the reason and can be undone.
        suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      }),
    }));
    stage.alarms.watchMails(lambda.logGroup, { stopped: lineOf(mailStopped), refused: lineOf(mailRefused) });
    this.mails = queueOf('mail', 'Mail');
    this.hooks = queueOf('hooks', 'Hooks');
  }

  /** Lets a function send jobs. */
  fedBy(feeder: StageFunction): void {
    feeder.set({ mails: this.mails.queue.queueUrl, hooks: this.hooks.queue.queueUrl });
    feeder.allow(['sqs:SendMessage'], [this.mails.queue.queueArn, this.hooks.queue.queueArn]);
  }
}

const lineOf = (message: string) => FilterPattern.stringValue('$.message.message', '=', message);
