#!/usr/bin/env node
/** `npx breachpath COMMAND`: installs and builds what is missing, then runs the command line. */
import { prepare } from "./prepare.mjs";

await prepare();
await import("../dist/server/cli.js");
