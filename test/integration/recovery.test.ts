import {
  javaOf,
  makeDataFolder,
  processesOf,
  type Program,
  startProgram,
  urlOf,
  waitFor,
} from "../support/program.js";

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let program: Program;
let url: string;
beforeAll(async () => {
  data = await makeDataFolder();
  program = startProgram({ BREACHPATH_DATA: data.path });
  url = await urlOf(program);
}, 150_000);
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.exited;
  await waitFor(() => (processesOf(data.path).length === 0 ? true : undefined), 20_000);
  await data.remove();
}, 60_000);

/** The name of a company, or the code of the error. */
async function ask(): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: `{ company(name: "Fujitsu") { name } }` }),
    signal: AbortSignal.timeout(30_000),
  });
  const { data: answer, errors } = (await response.json()) as any;
  return errors ? errors[0].extensions.code : answer.company.name;
}

/** Asks in eight streams until all answer again, and returns what came. */
async function askUntilRecovered(): Promise<Set<string>> {
  const came = new Set<string>();
  await Promise.all(
    Array.from({ length: 8 }, () =>
      waitFor(async () => {
        const answer = await ask();
        came.add(answer);
        return answer === "Fujitsu" && came.size > 1 ? answer : undefined;
      }, 60_000),
    ),
  );
  return came;
}

describe("When the database is killed during requests", () => {
  test("each gets a clear error, the server lives, and it answers again when Neo4j has been restarted", async () => {
    expect(await ask()).toBe("Fujitsu");
    const java = javaOf(data.path);
    expect(java).toBeDefined();
    process.kill(java as number, "SIGKILL");
    const came = await askUntilRecovered();
    came.delete("Fujitsu");
    expect([...came].every((code) => ["UNAVAILABLE", "DEADLINE_EXCEEDED"].includes(code))).toBe(true);
    expect(came.size).toBeGreaterThan(0);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect(javaOf(data.path)).not.toBe(java);
  }, 240_000);
});

describe("When the server is killed with -9", () => {
  test("its Neo4j ends soon, and the next start works on the same data", async () => {
    program.child.kill("SIGKILL");
    await program.exited;
    await waitFor(() => (processesOf(data.path).length === 0 ? true : undefined), 20_000);
    program = startProgram({ BREACHPATH_DATA: data.path });
    url = await urlOf(program);
    expect(await ask()).toBe("Fujitsu");
  }, 240_000);
});
