import type { IncomingMessage } from "node:http";

/** Pages of other origins may ask if they are on this machine: a frontend under development. */
export const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether a page of this origin may open a socket: a page that we served, or one on this machine. Browsers ask no
 * permission for sockets as they do for requests, so it is checked here. Programs that are no browsers name no origin.
 */
export function mayOpenSocket({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || LOOPBACK_ORIGIN.test(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
