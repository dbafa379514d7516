/** CloudFormation, which is asked by forms and answers XML: the outputs and the resources of one stack. */
import { type Answer, element, type Request, xml } from './answer.ts';

export interface StackDescription {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly { readonly type: string; readonly logicalId: string; readonly physicalId: string }[];
}

const NAMESPACE = 'xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"';
/** Of everything in it. */
const MADE_AT = '2026-01-01T00:00:00Z';

export function answerStack({ body }: Request, stack: StackDescription): Answer {
  const form = new URLSearchParams(body.toString());
  const asked = form.get('StackName') ?? stack.name;
  if (asked !== stack.name) return refused('ValidationError', `Stack with id ${asked} does not exist`);
  switch (form.get('Action')) {
    case 'DescribeStacks':
      return xml(200, described(stack));
    case 'ListStackResources':
      return xml(200, resourcesOf(stack));
    default:
      return refused('InvalidAction', `The services in this process do not know ${form.get('Action')}.`);
  }
}

function refused(code: string, message: string): Answer {
  const error = `<Error><Type>Sender</Type>${element('Code', code)}${element('Message', message)}</Error>`;
  return xml(400, `<ErrorResponse>${error}</ErrorResponse>`);
}

function described({ name, outputs }: StackDescription): string {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member>${element('OutputKey', key)}${element('OutputValue', value)}</member>`,
  );
  const stack = [
    element('StackName', name),
    element('CreationTime', MADE_AT),
    element('StackStatus', 'CREATE_COMPLETE'),
    `<Outputs>${members.join('')}</Outputs>`,
  ];
  const result = `<DescribeStacksResult><Stacks><member>${stack.join('')}</member></Stacks></DescribeStacksResult>`;
  return `<DescribeStacksResponse ${NAMESPACE}>${result}</DescribeStacksResponse>`;
}

function resourcesOf({ resources }: StackDescription): string {
  const members = resources.map(({ type, logicalId, physicalId }) => {
    const fields = [
      element('ResourceType', type),
      element('LogicalResourceId', logicalId),
      element('PhysicalResourceId', physicalId),
      element('ResourceStatus', 'CREATE_COMPLETE'),
      element('LastUpdatedTimestamp', MADE_AT),
    ];
    return `<member>${fields.join('')}</member>`;
  });
  const list = `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`;
  const result = `<ListStackResourcesResult>${list}</ListStackResourcesResult>`;
  return `<ListStackResourcesResponse ${NAMESPACE}>${result}</ListStackResourcesResponse>`;
}
