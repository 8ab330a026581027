/**
 * Question 5 with nothing but `fetch`: how many e-mail addresses were exposed, over all agencies or those that you name?
 *
 *     npx tsx clients/examples/exposed-addresses.ts [http://127.0.0.1:4000] [agency ...]
 */
const EXPOSED_ADDRESSES = `
  query ExposedAddresses($of: [EntityRef!]!) {
    exposure(of: $of, measure: RECORDS, dataClass: { name: "E-mail addresses" }) {
      low high comparator
      datasets { dataset { name } reachedFrom { name } measurements { asWritten } }
      unmeasured { name }
    }
  }
`;

/** A BigInt is a number up to 2^53 - 1, and digits beyond. */
type BigIntValue = number | string;

interface Exposure {
  readonly low: BigIntValue;
  readonly high: BigIntValue | null;
  readonly comparator: string;
  readonly datasets: readonly {
    readonly dataset: { readonly name: string };
    readonly reachedFrom: readonly { readonly name: string }[];
    readonly measurements: readonly { readonly asWritten: string | null }[];
  }[];
  readonly unmeasured: readonly { readonly name: string }[];
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Resolves to the data; throws one error for all that can be wrong, in words for whoever runs this. */
async function ask<Data>(server: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(new URL("/graphql", server), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  }).catch((cause: unknown) => {
    throw new Error(`No answer from ${server}. Is the server running?`, { cause });
  });
  // A refusal has a status of 400 or above, and says in JSON what is wrong.
  const answer = (await response.json().catch(() => null)) as Answer<Data> | null;
  if (answer?.errors)
    throw new Error(
      answer.errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join("\n"),
    );
  if (!answer?.data)
    throw new Error(`${server} answered ${response.status}, and not as a GraphQL server does.`);
  return answer.data;
}

const [server = "http://127.0.0.1:4000", ...agencies] = process.argv.slice(2);
const of = agencies.length > 0 ? agencies.map((name) => ({ name })) : [{ kind: "AGENCY" }];
try {
  const { exposure } = await ask<{ exposure: Exposure }>(server, EXPOSED_ADDRESSES, { of });
  const high = exposure.high === null ? "no upper bound" : `${exposure.high} at most`;
  const comparator = exposure.comparator.toLowerCase().replace("_", " ");
  console.log(`E-mail addresses: ${comparator} ${exposure.low}, ${high}`);
  for (const { dataset, reachedFrom, measurements } of exposure.datasets) {
    console.log(dataset.name);
    console.log(`  of ${reachedFrom.map(({ name }) => name).join(", ")}`);
    console.log(`  written as ${measurements.map(({ asWritten }) => `"${asWritten ?? ""}"`).join(", ")}`);
  }
  for (const { name } of exposure.unmeasured) console.log(`${name}: nobody says how many`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
