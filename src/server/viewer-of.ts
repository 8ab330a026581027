import type { IncomingMessage } from "node:http";
import { type Viewer, viewerFrom } from "../shared/viewer.js";

const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * Who asks. A request that was passed on, or that names this machine otherwise than as itself, comes from elsewhere
 * although the connection does not: through a proxy, or from a page whose name was made to point here.
 */
export function viewerOf({ socket, headers }: IncomingMessage): Viewer {
  const passedOn = headers["forwarded"] !== undefined || headers["x-forwarded-for"] !== undefined;
  const direct = !passedOn && LOOPBACK_HOST.test(headers.host ?? "");
  return viewerFrom(direct ? socket.remoteAddress : undefined);
}
