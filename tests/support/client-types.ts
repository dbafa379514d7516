/** The types of the client that the command uses, made from the OpenAPI document in this process. */
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { type Document, operationsOf } from '../../functions/api/openapi/document.ts';
import { fakeApi } from './fake/dependencies.ts';

export const CLIENT_TYPES = 'cli/client/paths.ts';

const HEAD = '/** What the API takes and answers: made from its OpenAPI document by `npm run client`. */\n\n';

/** The source of `CLIENT_TYPES` as it should be now. */
export async function clientTypes(): Promise<string> {
  const response = await fakeApi().ask('GET', '/openapi.json', null);
  const document: Document = JSON.parse(await response.text(), withoutErrors);
  const types = await openapiTS(JSON.stringify(document), { alphabetize: true, defaultNonNullable: false });
  return HEAD + astToString(ts.transform(types, [orUndefined(askedIn(document))]).transformed);
}

/** Leaves out examples and what is no success: the client throws problems. */
function withoutErrors(key: string, value: unknown): unknown {
  if (key === 'example' || key === 'examples') return undefined;
  if (key !== 'responses' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([status]) => status.startsWith('2')));
}

/** Places of what is asked, by their names: parameters, bodies, and the schemas of bodies. */
function askedIn(document: Document): ReadonlySet<string> {
  const bodies = operationsOf(document).map(([, { requestBody }]) => requestBody);
  const schemas = JSON.stringify(bodies).matchAll(/#\/components\/schemas\/(\w+)/g);
  return new Set(['parameters', 'requestBody', ...[...schemas].flatMap(([, name]) => name ?? [])]);
}

/** What may be left out of a request may be undefined too: neither JSON nor a query has it then. */
const orUndefined =
  (asked: ReadonlySet<string>): ts.TransformerFactory<ts.Node> =>
  (context) => {
    const visit = (node: ts.Node, isAsked: boolean): ts.Node => {
      const isBelow =
        isAsked || (ts.isPropertySignature(node) && ts.isIdentifier(node.name) && asked.has(node.name.text));
      const visited = ts.visitEachChild(node, (child) => visit(child, isBelow), context);
      return isAsked && ts.isPropertySignature(visited) ? widened(visited) : visited;
    };
    return (node) => visit(node, false);
  };

function widened(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (!questionToken || !type || type.kind === ts.SyntaxKind.NeverKeyword) return property;
  const undefinedType = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);
  const union = ts.factory.createUnionTypeNode([type, undefinedType]);
  return ts.factory.updatePropertySignature(property, modifiers, name, questionToken, union);
}
