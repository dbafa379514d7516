/**
 * undici for the bundles: the client that functions/net asks with. Its own entry also brings fetch, WebSocket, caches
 * and mocks, 240 KB that a cold start would read for nothing.
 */
import request from '../../node_modules/undici/lib/api/api-request.js';
import Dispatcher from '../../node_modules/undici/lib/dispatcher/dispatcher.js';

// As undici's own entry does it.
Object.assign(Dispatcher.prototype, { request });

export { default as buildConnector } from '../../node_modules/undici/lib/core/connect.js';
export { default as Client } from '../../node_modules/undici/lib/dispatcher/client.js';
