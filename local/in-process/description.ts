/** What the stack in this process says of itself, as CloudFormation, Lambda and S3 would. */
import { queues, streams } from '../../shared/triggers.ts';
import { defaults, environment, outputs, versionOutput } from '../../shared/wiring.ts';
import { SENDER } from '../deploy.ts';
import type { Account } from '../services/endpoint/inspection.ts';
import type { StackDescription } from '../services/endpoint/stack.ts';
import type { Queues } from '../services/queues.ts';
import { deadLettersOf, EVENTS, functionName, logGroup, names } from './stages.ts';

const ALARMS = 'arn:aws:sns:us-east-1:000000000000:clipwatch-alarms';
const STREAM = `arn:aws:dynamodb:us-east-1:000000000000:table/${names.table}/stream/1`;

/** The outputs of the stack by their names, as the commands read them; `version`: of this package. */
export function outputsOf(apiUrl: string, version: string): Record<string, string> {
  const { inbox, archive, table, signingKeys } = names;
  const sweep = functionName('sweep');
  const replay = functionName('replay');
  const values: Record<keyof typeof outputs, string> = { inbox, archive, table, apiUrl, signingKeys, sweep, replay };
  const named = Object.entries(values).map(([key, value]) => [outputs[key as keyof typeof outputs], value]);
  return { ...Object.fromEntries(named), [versionOutput]: version };
}

/** What commands look for among the resources of the stack, under the ids that the CDK would give. */
export function resourcesOf(sqs: Queues): StackDescription['resources'] {
  const upper = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  // In the place of the CDK's hash.
  const logicalId = (...parts: string[]) => `${parts.map(upper).join('')}00000000`;
  const waiting = Object.entries(queues).flatMap(([name, { stage }]) => [
    { type: 'AWS::SQS::Queue', logicalId: logicalId(stage, name, 'queue'), physicalId: sqs.url(name) },
    {
      type: 'AWS::SQS::Queue',
      logicalId: logicalId(stage, name, 'deadLetters'),
      physicalId: sqs.url(deadLettersOf(name)),
    },
  ]);
  const stages = new Set([...Object.values(queues), ...Object.values(streams)].map(({ stage }) => stage));
  const functions = [...stages].flatMap((stage) => [
    { type: 'AWS::Lambda::Function', logicalId: logicalId(stage, 'function'), physicalId: functionName(stage) },
    { type: 'AWS::Logs::LogGroup', logicalId: logicalId(stage, 'functionLog'), physicalId: logGroup(stage) },
  ]);
  const mappings = mappingsOf(sqs).map(({ id, stage, name }) => ({
    type: 'AWS::Lambda::EventSourceMapping',
    logicalId: logicalId(stage, name, 'source'),
    physicalId: id,
  }));
  const alarms = { type: 'AWS::SNS::Topic', logicalId: logicalId('alarms', 'topic'), physicalId: ALARMS };
  return [...waiting, ...functions, ...mappings, alarms];
}

/** What joins the services; the functions' environment is that of this process. */
export function accountOf(sqs: Queues): Account {
  return {
    mappings: mappingsOf(sqs),
    inbox: { bucket: names.inbox, queueArn: sqs.arn(EVENTS) },
    settings: Object.fromEntries(Object.values(environment).map((name) => [name, process.env[name] ?? ''])),
    sender: SENDER,
  };
}

/** What `mappings.ts` makes. */
function mappingsOf(sqs: Queues) {
  return [
    ...Object.entries(queues).map(([name, { stage, mostRuns }]) => ({
      ...{ id: name, stage, name },
      sourceArn: sqs.arn(name),
      mostRuns: mostRuns(defaults.concurrency),
    })),
    ...Object.entries(streams).map(([name, { stage }]) => ({
      ...{ id: name, stage, name },
      sourceArn: STREAM,
      mostRuns: null,
    })),
  ];
}
