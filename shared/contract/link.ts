/** How the page reaches its engine: what page, preload and shells must agree on beside the contracts themselves. Constants only: the preload carries them. */

/** Electron: the page's origin (`location.protocol` tells the page which link to take). */
export const CONSOLE_SCHEME = 'sso';
export const CONSOLE_ORIGIN = 'sso://console';

/**
 * Electron: the page posts this to its own window, with its own origin as target and one MessagePort; the preload forwards it
 * under the same name, once a document.
 */
export const CONNECT_MESSAGE = 'sso:connect';

/** Browser shell: the WebSocket's path, on the page's own host. */
export const RPC_PATH = '/rpc';

/** Browser shell: the WebSocket's close codes after which reconnecting is of no use: its session was ended, or the whole shell has. */
export const SESSION_ENDED_CLOSE_CODE = 4401;
export const SHELL_ENDED_CLOSE_CODE = 4410;

/** Electron shell: printed on its standard output when its window shows, so that whoever started it tells a start from a failure. */
export const OPENED_LINE = 'SSO-ADMINISTRATION-OPEN';
