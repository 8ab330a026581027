import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from "@apollo/server";
import { buildApiSchema } from "../api/build-schema.js";
import { makeContext, type RequestContext, type Service } from "../api/context.js";
import { LENS_HEADER, lensOfHeader } from "../api/lens-header.js";
import { ErrorCode } from "../shared/errors.js";
import { BodyRefused, readJsonBody } from "./read-body.js";
import { viewerOf } from "./viewer-of.js";

export type GraphqlHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers GraphQL requests over HTTP (GET for queries, POST), as the GraphQL-over-HTTP specification says. */
export function makeGraphqlHandler(apollo: ApolloServer<RequestContext>, service: Service): GraphqlHandler {
  const schema = buildApiSchema();
  return async (request, response) => {
    let body: unknown;
    try {
      body = request.method === "POST" ? await readJsonBody(request) : undefined;
    } catch (error) {
      if (!(error instanceof BodyRefused)) throw error;
      refuse(response, error);
      return;
    }
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? "GET",
        headers: headersOf(request),
        search: new URL(request.url ?? "/", "http://localhost").search,
        body,
      },
      context: () => {
        const now = Date.now();
        const header = request.headers[LENS_HEADER];
        const lensAt = lensOfHeader(schema, Array.isArray(header) ? header[0] : header);
        return Promise.resolve(makeContext(service, viewerOf(request), now, lensAt));
      },
    });
    await send(response, answer);
  };
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

async function send(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body.kind === "complete") {
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

/** A refusal in the form of a GraphQL answer, so that clients read it where they read all errors. */
function refuse(response: ServerResponse, error: BodyRefused): void {
  // What is left of a body that is too large is not read.
  if (error.status === 413) response.setHeader("connection", "close");
  response.statusCode = error.status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  const extensions = { code: error.status === 413 ? ErrorCode.LimitExceeded : "BAD_REQUEST" };
  response.end(JSON.stringify({ errors: [{ message: error.message, extensions }] }));
}
