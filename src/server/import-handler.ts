import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import busboy from "busboy";
import type { Importer } from "../importing/service/importer.js";
import type { ImportOptions, SpooledFile } from "../importing/service/spool.js";
import { InputRefused } from "../shared/errors.js";
import { mayOpenSocket } from "./origins.js";
import { viewerOf } from "./viewer-of.js";

const HOW = `Send the file as the body:    curl --data-binary @bundle.json "http://127.0.0.1:4000/import?name=bundle.json"
or files as a form:           curl -F file=@a.json -F file=@b.zip -F dryRun=true http://127.0.0.1:4000/import
Fields: file, mapping (for a table), format, dryRun, note.`;

/** What came with a request: files in the spool, and how they are meant. */
interface Upload {
  readonly files: SpooledFile[];
  readonly fields: Map<string, string>;
}

/** Why an upload is refused. */
class UploadRefused extends Error {
  constructor(
    readonly status: 400 | 403 | 405 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** Takes in files, streamed to disk, and answers with the import that waits for its turn. */
export function makeImportHandler(
  importer: Importer,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const id = randomUUID();
    try {
      refuseStrangers(request);
      const upload = await receive(importer, id, request);
      if (upload.files.length === 0) throw new UploadRefused(400, "Expected at least one file; none came.");
      const manifest = await importer.spool.close(
        id,
        viewerOf(request).name,
        upload.files,
        toOptions(upload.fields),
      );
      const job = await importer.start(manifest);
      answer(response, 202, { id: job.id, name: job.name, state: job.state, dryRun: job.dryRun });
    } catch (error) {
      await importer.spool.remove(id);
      const problem = error instanceof InputRefused ? new UploadRefused(400, error.message) : error;
      if (!(problem instanceof UploadRefused)) throw error;
      if (problem.status === 405) response.setHeader("allow", "POST");
      answer(response, problem.status, { errors: [{ message: `${problem.message}\n${HOW}` }] });
    }
  };
}

/** A form may be sent by any page of the web without asking: only pages of ours, and programs, may import. */
function refuseStrangers(request: IncomingMessage): void {
  if (request.method !== "POST") throw new UploadRefused(405, "Files are imported with POST.");
  if (!mayOpenSocket(request)) throw new UploadRefused(403, "Pages of this origin may not import.");
  if (viewerOf(request).role === "ADMIN") return;
  throw new UploadRefused(403, "Only an admin may import. Ask from the machine that Breachpath runs on.");
}

async function receive(importer: Importer, id: string, request: IncomingMessage): Promise<Upload> {
  const { searchParams } = new URL(request.url ?? "/", "http://localhost");
  const fields = new Map(searchParams);
  if (/^multipart\/form-data/i.test(request.headers["content-type"] ?? "")) {
    const files = await receiveForm(importer, id, request, fields);
    return { files, fields };
  }
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw new UploadRefused(
      415,
      `Expected a body that is not compressed, got "${encoding.slice(0, 40)}"; a zip archive may be sent as it is.`,
    );
  }
  const file = await importer.spool.take(id, 0, nameOf(fields.get("name")), request);
  const isEmpty = request.headers["content-length"] === "0";
  return { files: isEmpty ? [] : [file], fields };
}

function receiveForm(
  importer: Importer,
  id: string,
  request: IncomingMessage,
  fields: Map<string, string>,
): Promise<SpooledFile[]> {
  const taken: Promise<SpooledFile>[] = [];
  return new Promise((resolve, reject) => {
    const form = busboy({
      headers: request.headers,
      preservePath: true,
      limits: { fields: 20, fieldSize: 1_000_000, files: 10_000 },
    });
    form.on("field", (name, value) => fields.set(name, value));
    form.on("file", (field, stream, { filename }) => {
      if (field === "mapping") {
        void readText(stream).then((text) => fields.set("mapping", text), reject);
      } else {
        taken.push(importer.spool.take(id, taken.length, nameOf(filename), stream));
      }
    });
    form.on("error", (error: Error) =>
      reject(new UploadRefused(400, `The form is broken: ${error.message}.`)),
    );
    form.on("close", () => resolve(Promise.all(taken)));
    request.on("aborted", () => reject(new UploadRefused(400, "The upload was cut off.")));
    request.pipe(form);
  });
}

async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** A name is only shown; files are kept under numbers. */
function nameOf(given: string | undefined): string {
  const name = (given ?? "").replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 300);
  return name === "" ? "upload" : name;
}

function toOptions(fields: ReadonlyMap<string, string>): ImportOptions {
  const dryRun = fields.get("dryRun") ?? "false";
  if (!["true", "false"].includes(dryRun)) {
    throw new UploadRefused(400, `dryRun: expected true or false, got "${dryRun.slice(0, 40)}".`);
  }
  return {
    format: fields.get("format") ?? null,
    mapping: fields.get("mapping") ?? null,
    dryRun: dryRun === "true",
    note: fields.get("note") ?? null,
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(`${JSON.stringify(body)}\n`);
}
