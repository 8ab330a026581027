import { readdirSync, readFileSync } from "node:fs";
import { startTestServer, type TestServer } from "../support/server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe("The seed graph answers", () => {
  test("what leads from ProjectWEB to leaked e-mail addresses: at least 76,000, each hop with claim, speaker and source", async () => {
    const { trace } = await server.data(
      readFileSync("playground/queries/01-project-web-to-addresses.graphql", "utf8"),
    );
    expect(trace).toMatchObject({ complete: true, stoppedBy: null, whyEmpty: null });
    const [path] = trace.paths;
    expect(path.hops.map((hop: any) => hop.to.kind)).toEqual(["INCIDENT", "AGENCY", "DATASET", "DATA_CLASS"]);
  });
});
