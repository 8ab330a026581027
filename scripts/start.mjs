/** `npm start`: installs and builds what is missing, then runs the server in this process. */
import { prepare } from "./prepare.mjs";
import { stopWithParent } from "./stop-with-parent.mjs";

stopWithParent();
await prepare();
process.env.NODE_ENV ??= "production";
await import("../dist/server/main.js");
