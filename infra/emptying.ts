import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';

/** The CDK's id of the function that empties buckets before they are deleted; a stack has one for all its buckets. */
const PROVIDER = 'Custom::S3AutoDeleteObjectsCustomResourceProvider';

/**
 * Gives the function that empties buckets a log group of the stack, which goes with it. The CDK has no property for it: by
 * default the function makes a group itself, which is in no stack and keeps its lines for ever.
 */
export function logEmptying(scope: Construct, { logRetentionDays }: Config): void {
  const provider = Stack.of(scope).node.findChild(PROVIDER);
  if (provider.node.tryFindChild('Log') !== undefined) return;
  const log = new LogGroup(provider, 'Log', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
  childOf(provider, 'Handler').addPropertyOverride('LoggingConfig', { LogGroup: log.logGroupName });
  // The managed policy also allows making log groups: the last lines could bring back the one that was deleted.
  const role = childOf(provider, 'Role');
  role.addPropertyDeletionOverride('ManagedPolicyArns');
  role.addPropertyOverride('Policies', [
    {
      PolicyName: 'Log',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: log.logGroupArn },
        ],
      },
    },
  ]);
}

function childOf(provider: Construct, id: string): CfnResource {
  const child = provider.node.findChild(id);
  if (!CfnResource.isCfnResource(child)) throw new Error(`${child.node.path} is not a resource.`);
  return child;
}
