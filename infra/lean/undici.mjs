/**
 * undici for the bundles: only the client that functions/net uses. The package's own entry also imports fetch, WebSocket,
 * caches and mocks, 250 KB.
 */
import request from '../../node_modules/undici/lib/api/api-request.js';
import Dispatcher from '../../node_modules/undici/lib/dispatcher/dispatcher.js';

// As in undici's own entry.
Object.assign(Dispatcher.prototype, { request });

export { default as buildConnector } from '../../node_modules/undici/lib/core/connect.js';
export { default as Client } from '../../node_modules/undici/lib/dispatcher/client.js';
