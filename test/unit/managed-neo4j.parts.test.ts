import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { cacheDirectory } from "../../src/graph/managed/cache-directory.js";
import { CrashBudget } from "../../src/graph/managed/crash-budget.js";
import { parseJavaVersion } from "../../src/graph/managed/find-java.js";
import { serverArguments } from "../../src/graph/managed/java-arguments.js";
import { lastLines, lengthOfLog } from "../../src/graph/managed/log-tail.js";
import { MavenOutput } from "../../src/graph/managed/maven-output.js";
import { neo4jConf } from "../../src/graph/managed/neo4j-conf.js";
import { neo4jFile } from "../../src/graph/managed/repository-files.js";

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "breachpath-parts-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("what Java says of its version", () => {
  test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.4" 2024-07-16 LTS', 21],
    ["The operation couldn't be completed. Unable to locate a Java Runtime.", undefined],
    ["", undefined],
  ])("is read from %j as %p", (output, major) => {
    expect(parseJavaVersion(output)).toBe(major);
  });
});

describe("Maven's output", () => {
  test("is told as files and megabytes while it downloads", () => {
    const output = new MavenOutput();
    expect(output.describe()).toBe("nothing to download so far");
    output.read("[INFO] Downloading from central: https://host.test/a.jar");
    output.read("[INFO] Downloaded from central: https://host.test/a.jar (6.7 MB at 57 MB/s)");
    output.read("Downloaded from central: https://host.test/b.pom (900 kB at 36 kB/s)");
    output.read("Downloaded from central: https://host.test/c.pom (612 B at 6 kB/s)");
    expect(output.describe()).toBe("3 files, 8 MB");
  });

  test("is told by its first error when it fails, without Maven's advice on itself", () => {
    const output = new MavenOutput();
    output.read("[INFO] BUILD FAILURE");
    output.read("[ERROR] Could not transfer artifact x: Unknown host -> [Help 1]");
    output.read("[ERROR] ");
    output.read("[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.");
    expect(output.failure()).toBe("Could not transfer artifact x: Unknown host");
  });

  test("is told by its last line when it names no error, and cut when that is long", () => {
    const output = new MavenOutput();
    expect(output.failure()).toBe("it said nothing");
    output.read("Killed");
    output.read("");
    expect(output.failure()).toBe("Killed");
    output.read("x".repeat(1000));
    expect(output.failure()).toHaveLength(300);
  });
});

describe("neo4j.conf", () => {
  const lines = neo4jConf({ port: 7001, heapMegabytes: 512, pageCacheMegabytes: 128 }).split("\n");

  test("opens Bolt on the loopback address alone", () => {
    const listening = lines.filter((line) => /listen_address|https?\.enabled/.test(line));
    expect(listening).toEqual([
      "server.bolt.listen_address=127.0.0.1:7001",
      "server.http.enabled=false",
      "server.https.enabled=false",
    ]);
  });

  test("bounds what a query can take and reach", () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        "dbms.security.auth_enabled=true",
        "dbms.security.allow_csv_import_from_file_urls=false",
        "internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0",
        "db.transaction.timeout=20s",
        "server.memory.pagecache.size=128m",
        "dbms.memory.transaction.total.max=256m",
        "db.memory.transaction.max=192m",
      ]),
    );
  });

  test("takes more settings, before ours", () => {
    const settings = { "db.transaction.timeout": "5s", "dbms.cypher.min_replan_interval": "1h" };
    const more = neo4jConf({ port: 7001, heapMegabytes: 512, pageCacheMegabytes: 128, settings }).split("\n");
    const named = (name: string): string[] => more.filter((line) => line.startsWith(`${name}=`));
    expect(named("db.transaction.timeout")).toEqual(["db.transaction.timeout=5s"]);
    expect(named("dbms.cypher.min_replan_interval")).toEqual(["dbms.cypher.min_replan_interval=1h"]);
    expect(more).toHaveLength(lines.length + 1);
  });
});

describe("Java's arguments for the server", () => {
  const options = {
    classPath: { jars: "a.jar", fingerprint: "f" },
    heapMegabytes: 512,
    home: "/data/home",
    confDirectory: "/data/home/conf",
    logs: "/data/logs",
  };

  test("name an archive only where there is one", () => {
    expect(serverArguments({ ...options, archive: null }).join(" ")).not.toMatch(/Archive/);
    expect(serverArguments({ ...options, archive: "/c/x.jsa" })).toContain("-XX:SharedArchiveFile=/c/x.jsa");
  });

  test("hold no password", () => {
    expect(serverArguments({ ...options, archive: null }).slice(-4)).toEqual([
      "a.jar",
      "org.neo4j.server.CommunityEntryPoint",
      "--home-dir=/data/home",
      "--config-dir=/data/home/conf",
    ]);
  });
});

describe("the crash budget", () => {
  test("allows five crashes a minute with growing pauses, then none", () => {
    const budget = new CrashBudget();
    const pauses = [0, 1, 2, 3, 4, 5].map((second) => budget.note(second * 1000));
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, undefined]);
  });

  test("forgets a crash after a minute", () => {
    const budget = new CrashBudget();
    for (let minute = 0; minute < 20; minute += 1) expect(budget.note(minute * 60_000)).toBe(250);
  });
});

describe("the end of a log", () => {
  test("is what came since the start, at most the lines asked for", () => {
    const log = join(scratch, "neo4j.log");
    expect([lengthOfLog(log), lastLines(log, 5, 0)]).toEqual([0, []]);
    writeFileSync(log, "old\n");
    const from = lengthOfLog(log);
    expect(lastLines(log, 5, from)).toEqual([]);
    appendFileSync(log, "one\n\ntwo\nthree\n");
    expect(lastLines(log, 5, from)).toEqual(["one", "two", "three"]);
    expect(lastLines(log, 2, from)).toEqual(["two", "three"]);
    writeFileSync(log, "new\n");
    expect(lastLines(log, 5, 1000)).toEqual(["new"]);
  });
});

describe("places", () => {
  test("the repository's files for Neo4j are found from the sources", () => {
    expect(existsSync(neo4jFile("pom.xml"))).toBe(true);
    expect(existsSync(neo4jFile("supervisor.mjs"))).toBe(true);
  });

  test("the cache is the user's, or below the data directory where that cannot be made", () => {
    const file = join(scratch, "a-file");
    writeFileSync(file, "");
    const fallback = join(scratch, "data/cache");
    expect(cacheDirectory({ XDG_CACHE_HOME: join(scratch, "xdg") }, fallback)).toBe(
      join(scratch, "xdg/breachpath"),
    );
    expect(cacheDirectory({ XDG_CACHE_HOME: file }, fallback)).toBe(fallback);
  });
});
