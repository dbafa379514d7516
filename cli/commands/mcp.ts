import { once } from 'node:events';
import type { Command } from 'commander';
import { clientFor } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';

interface McpOptions extends GlobalOptions {
  readonly allowChanges?: boolean;
}

const examples = `
The assistant starts it and speaks with it over standard input and output; it ends with them. Tools:
search_clips, show_clip, list_names, list_mentions, show_timeline, list_videos; with --allow-changes
also try_name, create_name, change_name, remove_name, and list_subscriptions, create_subscription,
change_subscription, remove_subscription. What the token may not do fails.

In the configuration of a client:
  { "mcpServers": { "clipwatch": {
      "command": "npx", "args": ["--prefix", "/path/to/clipwatch", "clipwatch", "mcp"],
      "env": { "CLIPWATCH_API_URL": "https://…", "CLIPWATCH_TOKEN": "cw_…" } } } }

Examples:
  clipwatch mcp
  clipwatch mcp --local --allow-changes`;

/** `clipwatch mcp`: the archive for assistants. */
export function addMcp(program: Command, context: Context): void {
  program
    .command('mcp')
    .description('serve the archive to an assistant (Model Context Protocol, over standard input and output)')
    .option('--allow-changes', 'also tools that change names and subscriptions')
    .addHelpText('after', examples)
    .action(async (_: McpOptions, command: Command) => {
      const options = command.optsWithGlobals<McpOptions>();
      const client = await clientFor(context, options);
      // Loaded by nothing else: other commands start without it.
      const [{ mcpServer }, { StdioServerTransport }] = await Promise.all([
        import('../mcp/server.ts'),
        import('@modelcontextprotocol/sdk/server/stdio.js'),
      ]);
      const server = mcpServer(client, { allowChanges: options.allowChanges === true });
      const ended = once(process.stdin, 'end');
      await server.connect(new StdioServerTransport());
      await ended;
      await server.close();
    });
}
