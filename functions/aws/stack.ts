/** The outputs of a deployed stack. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { outputs } from '../../shared/wiring.ts';
import { limitedTo } from './clients/limits.ts';

/** A stack's outputs, keyed as `outputs` in `wiring.ts`. */
export type StackOutputs = Record<keyof typeof outputs, string>;

/** The stack lacks an output: its first deployment failed, or an older version deployed it. */
export class IncompleteStack extends Error {
  override readonly name = 'IncompleteStack';
}

/**
 * Reads the outputs of a deployed stack. Throws where there is no such stack (the service's own error), and
 * `IncompleteStack` where an output is missing.
 */
export async function stackOutputs(stackName: string): Promise<StackOutputs> {
  const client = new CloudFormationClient(limitedTo({ attempts: 3, silenceMs: 9000 }));
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const stack = Stacks?.[0];
    const given = new Map((stack?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
    const read = (name: string): string => {
      const value = given.get(name);
      if (!value)
        throw new IncompleteStack(
          `The stack ${stackName} (${stack?.StackStatus}) has no output ${name}: deploy it again.`,
        );
      return value;
    };
    return {
      inbox: read(outputs.inbox),
      archive: read(outputs.archive),
      table: read(outputs.table),
      apiUrl: read(outputs.apiUrl),
      signingKeys: read(outputs.signingKeys),
      // Stacks of before this output: only who needs it asks for a deployment.
      sweep: given.get(outputs.sweep) ?? '',
      replay: given.get(outputs.replay) ?? '',
    };
  } finally {
    client.destroy();
  }
}
