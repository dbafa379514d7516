/** A Model Context Protocol server over the API: what an assistant may ask, and with `allowChanges` change. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import manifest from '../../package.json' with { type: 'json' };
import type { Client } from '../client/client.ts';
import { FOREIGN } from './answer.ts';
import { addNameChanges } from './name-changes.ts';
import { addReadTools } from './read-tools.ts';
import { addSubscriptionChanges } from './subscription-changes.ts';

const INSTRUCTIONS = `clipwatch is an archive of media clips and of the tracked names that they mention. Name clips by title, outlet and day, and quote no more than the answers have. ${FOREIGN}`;

/** The server, not yet connected. An error of the API is the error of a tool, whose text says what to do. */
export function mcpServer(client: Client, { allowChanges }: { readonly allowChanges: boolean }): McpServer {
  const server = new McpServer({ name: 'clipwatch', version: manifest.version }, { instructions: INSTRUCTIONS });
  addReadTools(server, client);
  if (allowChanges) {
    addNameChanges(server, client);
    addSubscriptionChanges(server, client);
  }
  return server;
}
