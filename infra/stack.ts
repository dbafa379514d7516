import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import manifest from '../package.json' with { type: 'json' };
import { outputs, versionOutput } from '../shared/wiring.ts';
import { Alarms } from './alarms.ts';
import { Alert } from './alert.ts';
import { Api } from './api.ts';
import { Archive } from './archive.ts';
import { Backfill } from './backfill.ts';
import { Compile } from './compile.ts';
import type { Config } from './config.ts';
import { Digest } from './digest.ts';
import { Export } from './export.ts';
import { Feedback } from './feedback.ts';
import type { Stage } from './function.ts';
import { Inbox } from './inbox.ts';
import { Parse } from './parse.ts';
import { Recheck } from './recheck.ts';
import { Replay } from './replay.ts';
import { Send } from './send.ts';
import { SigningKeys } from './signing-keys.ts';
import { Store } from './store.ts';
import { Sweep } from './sweep.ts';
import { ClipTable } from './table.ts';

/**
 * The data flow, one line for each stage, constructed with the ones before it:
 * inbox ─▶ ingest queue ─▶ parse ─▶ results queue ─▶ store ─▶ table ─stream─▶ alert ─▶ SES;
 * once a day ─▶ sweep ─▶ ingest queue; the command ─▶ replay ─▶ ingest queue; every minute ─▶ recheck ─▶ table; every minute ─▶ backfill ─▶ table; every minute ─▶ digest ─▶ mail queue; a change of names ─▶ compile ─▶ archive; api ─▶ export ─▶ archive.
 */
export class ClipwatchStack extends Stack {
  constructor(scope: Construct, config: Config) {
    super(scope, config.stackName, { description: 'clipwatch: drop a media clip, get a record, a check and an alert' });
    const stage: Stage = { config, alarms: new Alarms(this, 'Alarms', config) };

    const inbox = new Inbox(this, 'Inbox', config);
    const archive = new Archive(this, 'Archive', config);
    const table = new ClipTable(this, 'Table', config);
    const signingKeys = new SigningKeys(this, 'SigningKeys', config);

    const compile = new Compile(this, 'Compile', { ...stage, archive, table });
    const parse = new Parse(this, 'Parse', { ...stage, inbox, archive, table });
    new Store(this, 'Store', { ...stage, parse, archive, table });
    const sweep = new Sweep(this, 'Sweep', { ...stage, inbox, archive, table, parse });
    const replay = new Replay(this, 'Replay', { ...stage, inbox, table, parse });
    const recheck = new Recheck(this, 'Recheck', { ...stage, archive, table });
    new Backfill(this, 'Backfill', { ...stage, inbox, archive, table, compile });
    const exporter = new Export(this, 'Export', { ...stage, archive, table });
    // Before the alerts, whose links need its URL.
    const api = new Api(this, 'Api', { ...stage, inbox, archive, table, compile, recheck, exporter, signingKeys });
    const send = new Send(this, 'Send', { ...stage, table, signingKeys, apiUrl: api.linkBase });
    // Asks the owners of addresses.
    send.fedBy(api.lambda);
    new Digest(this, 'Digest', { ...stage, table, send });
    new Feedback(this, 'Feedback', { ...stage, table, send });
    new Alert(this, 'Alert', { ...stage, archive, table, send });

    new CfnOutput(this, outputs.inbox, { value: inbox.bucket.bucketName });
    new CfnOutput(this, outputs.archive, { value: archive.bucket.bucketName });
    new CfnOutput(this, outputs.table, { value: table.name });
    new CfnOutput(this, outputs.apiUrl, { value: api.url });
    new CfnOutput(this, outputs.signingKeys, { value: signingKeys.parameter });
    new CfnOutput(this, outputs.sweep, { value: sweep.functionName });
    new CfnOutput(this, outputs.replay, { value: replay.functionName });
    new CfnOutput(this, versionOutput, { value: manifest.version });

    // The stack's own name, so that the bill can be told apart by stack.
    Tags.of(this).add('project', config.stackName);
  }
}
