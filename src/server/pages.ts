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

/** A page that was built: where it is served, and from which folder of dist/. */
export interface BuiltPage {
  /** Without a slash at its end, for example "/playground". */
  readonly path: string;
  readonly folder: string;
}

/** The pages, by name. */
export const PAGES = {
  playground: { path: "/playground", folder: "playground" },
  explorer: { path: "/explore", folder: "explorer" },
} as const satisfies Record<string, BuiltPage>;

/** Serves a page's files below its path; null where they were not built. */
export function makePageHandler({ path, folder }: BuiltPage, root = findProjectRoot()): Handler | null {
  const files = join(root, "dist", folder);
  if (!existsSync(join(files, "index.html"))) return null;
  const serve = sirv(files, {
    etag: true,
    setHeaders: (response, name) => {
      const hashed = name.startsWith("/assets/");
      response.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  return (request, response, next) => {
    request.url = (request.url ?? "/").slice(path.length) || "/";
    serve(request, response, next);
  };
}
