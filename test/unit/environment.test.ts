import { resolve } from "node:path";
import { readConfiguration } from "../../src/config/environment.js";
import { StartupError } from "../../src/shared/errors.js";

function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof StartupError) return error.message.split("\n  ").slice(1);
    throw error;
  }
  return [];
}

const OWN_NEO4J = { NEO4J_URI: "bolt://localhost:7687", NEO4J_PASSWORD: "secret" };

describe("the configuration", () => {
  test("has a value for everything when nothing is set", () => {
    expect(readConfiguration({})).toEqual({
      port: 4000,
      host: "127.0.0.1",
      dataDirectory: resolve(".breachpath"),
      seedDirectory: null,
      neo4j: null,
      database: "neo4j",
      traceIndexMegabytes: 2048,
      logLevel: "info",
      processEnvironment: {},
    });
  });

  test("takes what is set", () => {
    const environment = {
      ...OWN_NEO4J,
      PORT: "0",
      HOST: "::1",
      BREACHPATH_DATA: "elsewhere",
      BREACHPATH_SEEDS: "copy",
      NEO4J_USERNAME: "me",
      NEO4J_DATABASE: "breaches",
      LOG_LEVEL: "silent",
      OTHER: "kept",
    };
    expect(readConfiguration(environment)).toEqual({
      port: 0,
      host: "::1",
      dataDirectory: resolve("elsewhere"),
      seedDirectory: resolve("copy"),
      neo4j: { uri: "bolt://localhost:7687", username: "me", password: "secret" },
      database: "breaches",
      traceIndexMegabytes: 2048,
      logLevel: "silent",
      processEnvironment: environment,
    });
  });

  test("takes a variable that is set to nothing as left out", () => {
    const empty = {
      PORT: "",
      HOST: "",
      BREACHPATH_DATA: "",
      NEO4J_URI: "",
      NEO4J_PASSWORD: "",
      LOG_LEVEL: "",
    };
    expect(readConfiguration(empty)).toMatchObject({
      port: 4000,
      host: "127.0.0.1",
      neo4j: null,
      traceIndexMegabytes: 2048,
      logLevel: "info",
    });
  });

  test.each(["bolt://a", "bolt+s://a:1", "bolt+ssc://a", "neo4j://a", "neo4j+s://a", "neo4j+ssc://a"])(
    "takes the address %s",
    (uri) => {
      expect(readConfiguration({ ...OWN_NEO4J, NEO4J_URI: uri }).neo4j?.uri).toBe(uri);
    },
  );

  test("is frozen, and what it holds with it", () => {
    const environment = { ...OWN_NEO4J };
    const configuration = readConfiguration(environment);
    expect(
      [configuration, configuration.neo4j, configuration.processEnvironment].every(Object.isFrozen),
    ).toBe(true);
    expect(() => Object.assign(configuration, { port: 1 })).toThrow(TypeError);
    environment.NEO4J_URI = "changed later";
    expect(configuration.processEnvironment["NEO4J_URI"]).toBe("bolt://localhost:7687");
  });
});

describe("a wrong configuration", () => {
  test.each([
    ["PORT", "eighty", "expected a port from 0 to 65535"],
    ["PORT", "65536", "expected a port from 0 to 65535"],
    ["PORT", "-1", "expected a port from 0 to 65535"],
    ["PORT", "80.5", "expected a port from 0 to 65535"],
    [
      "NEO4J_URI",
      "localhost:7687",
      'expected an address such as "bolt://localhost:7687" or "neo4j+s://host"',
    ],
    [
      "NEO4J_URI",
      "http://localhost",
      'expected an address such as "bolt://localhost:7687" or "neo4j+s://host"',
    ],
  ])("names %s=%s, what was expected and what came", (name, value, expected) => {
    expect(problemsOf({ NEO4J_PASSWORD: "secret", [name]: value })).toEqual([
      expect.stringContaining(`${name}: ${expected}, got "${value}"`),
    ]);
  });

  test("names the levels of the log that there are", () => {
    const [problem] = problemsOf({ LOG_LEVEL: "loud" });
    expect(problem).toMatch(/^LOG_LEVEL: .*debug.*info.*warn.*error.*silent.*, got "loud"$/);
  });

  test("asks for the password of a Neo4j that an address names", () => {
    expect(problemsOf({ NEO4J_URI: "bolt://localhost" })).toEqual([
      "NEO4J_PASSWORD: expected the password of the Neo4j at NEO4J_URI, got nothing",
    ]);
  });

  test("reports every problem at once, and points to the example", () => {
    const environment = { PORT: "x", NEO4J_URI: "x", LOG_LEVEL: "x" };
    expect(problemsOf(environment).map((problem) => problem.split(":")[0])).toEqual([
      "PORT",
      "NEO4J_URI",
      "LOG_LEVEL",
      "NEO4J_PASSWORD",
    ]);
    expect(() => readConfiguration(environment)).toThrow(".env.example");
  });

  test("never shows a password", () => {
    const environment = { PORT: "x", NEO4J_URI: "x", LOG_LEVEL: "x", NEO4J_PASSWORD: "hunter2" };
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain("hunter2");
  });
});
