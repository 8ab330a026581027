#!/usr/bin/env node
/** `npx breachpath COMMAND`: installs and builds what is missing, then runs the command line. */
import { prepare } from "./prepare.mjs";
import { stopWithParent } from "./stop-with-parent.mjs";

stopWithParent();
await prepare();
process.env.NODE_ENV ??= "production";
await import("../dist/server/cli.js");
