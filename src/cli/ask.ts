import { CommandFailure, EXIT } from "./failure.js";

/** What a command knows of its surroundings. */
export interface Terminal {
  /** Where Breachpath is: "http://127.0.0.1:4000". */
  readonly url: string;
  /** Whether answers are printed as JSON, for programs. */
  readonly json: boolean;
  out(text: string): void;
}

interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly reason?: string };
  }[];
}

const NOT_FOUND = ["UNKNOWN_NAME", "UNKNOWN_ID"];

/**
 * Asks the server.
 * @throws CommandFailure with the server's own words, or with what to do where no server answers
 */
export async function ask<Data>(
  { url }: Terminal,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const response = await get(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as GraphqlAnswer<Data>;
  const [error] = answer.errors ?? [];
  if (error) {
    const isAbsence = NOT_FOUND.includes(error.extensions?.reason ?? "");
    throw new CommandFailure(error.message, isAbsence ? EXIT.nothingFound : EXIT.failure);
  }
  if (!answer.data) throw new CommandFailure(`${url} answered without data; is it a Breachpath?`);
  return answer.data;
}

/** Fetches from the server. */
export async function get(address: string, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch {
    const { origin } = new URL(address);
    const message = `No Breachpath answers at ${origin}. Start it with \`npm start\`, or say where it is: --url ADDRESS.`;
    throw new CommandFailure(message, EXIT.unreachable);
  }
}
