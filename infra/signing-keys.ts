import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, AwsCustomResourcePolicy } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { StageFunction } from './function.ts';

/**
 * The parameter with the signing keys. CloudFormation makes no SecureString (AWS::SSM::Parameter, "Type"), so the first
 * function that signs makes it; the stack only names it. Without `retain` the stack deletes it, as it does the data.
 */
export class SigningKeys extends Construct {
  /** Named by the stack: several stacks of an account have keys of their own. */
  readonly parameter: string;

  private readonly arn: string;
  private readonly removal: AwsCustomResource | null;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    this.parameter = `/clipwatch/${config.stackName}/signing-keys`;
    this.arn = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: this.parameter.slice(1),
    });
    this.removal = config.retain ? null : this.removedWithStack(config);
  }

  /** A function of the CDK that deletes the parameter when the stack is deleted; nothing else in CloudFormation can. */
  private removedWithStack({ logRetentionDays }: Config): AwsCustomResource {
    // The role that the CDK would make may also make log groups: its last lines could bring back the one that was deleted.
    const role = new Role(this, 'RemovalRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'RemovalLog', {
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new AwsCustomResource(this, 'Removal', {
      onDelete: {
        service: 'SSM',
        action: 'deleteParameter',
        parameters: { Name: this.parameter },
        ignoreErrorCodesMatching: 'ParameterNotFound',
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: ['ssm:DeleteParameter'], resources: [this.arn] }),
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ]),
      installLatestAwsSdk: false,
      role,
      logGroup,
    });
  }

  /** Lets a function sign and verify: it may read the keys and make them, but not replace them. */
  allow(lambda: StageFunction): void {
    lambda.set({ signingKeys: this.parameter });
    // Deleted before the parameter is: otherwise its last run could make it anew.
    if (this.removal !== null) lambda.node.addDependency(this.removal);
    lambda.allow(['ssm:GetParameter'], [this.arn]);
    // AWS sends ssm:Overwrite with every overwriting write, so IfExists changes nothing there; emulators may not send it.
    lambda.allow(['ssm:PutParameter'], [this.arn], { StringEqualsIfExists: { 'ssm:Overwrite': 'false' } });
  }
}
