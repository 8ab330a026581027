import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import helmet from "helmet";
import sirv from "sirv";

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The project's folder, from src/server as from dist/server/server. */
export function findProjectRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, "package.json"))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error("No package.json stands above this file.");
  return findProjectRoot(parent);
}

/** Headers of every answer. The pages load nothing from elsewhere, and the policy says so. */
export const securityHeaders: Handler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'none'"],
      "script-src": ["'self'"],
      // The editor of the playground sets styles on elements.
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:"],
      "font-src": ["'self'", "data:"],
      "connect-src": ["'self'"],
      "worker-src": ["'self'"],
      "base-uri": ["'none'"],
      "form-action": ["'none'"],
      "frame-ancestors": ["'none'"],
    },
  },
  // Plain HTTP is the ordinary case on one machine.
  strictTransportSecurity: false,
});

/** Serves the playground's files below /playground/; null where they were not built. */
export function makePlaygroundHandler(root = findProjectRoot()): Handler | null {
  const folder = join(root, "dist", "playground");
  if (!existsSync(join(folder, "index.html"))) return null;
  const serve = sirv(folder, {
    etag: true,
    setHeaders: (response, path) => {
      const hashed = path.startsWith("/assets/");
      response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  return (request, response, next) => {
    request.url = (request.url ?? "/").replace(/^\/playground/, "") || "/";
    serve(request, response, next);
  };
}
