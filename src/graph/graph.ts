import neo4j, { type Driver, type ManagedTransaction, type Record as Neo4jRecord } from "neo4j-driver";
import { type CommitMark, COUNT_ASIDE, parseMark } from "./commit-mark.js";
import { outOfTime, toGraphError } from "./graph-error.js";
import type { Query } from "./query.js";

/** Where a Neo4j is and how to enter it. `database` is always named: without it the driver asks first. */
export interface GraphConnection {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
}

export type Parameters = Readonly<Record<string, unknown>>;
export type Row = Neo4jRecord;

/** Reads: from the database as it is, or inside a write transaction. */
export interface GraphReader {
  read(query: Query, parameters?: Parameters, timeoutMs?: number): Promise<Row[]>;
}

/** Runs named queries inside one write transaction. What it reads is what that transaction sees. */
export interface GraphWriter extends GraphReader {
  run(query: Query, parameters?: Parameters): Promise<Row[]>;
}

/** Told of every query that is sent: tests count with it, metrics measure. */
export type QueryObserver = (query: Query) => void;

const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 60_000;

/** The one way to the database. It knows no kind by name. */
export class Graph implements GraphReader {
  private constructor(
    private readonly driver: Driver,
    private readonly database: string,
    private readonly observe: QueryObserver,
  ) {}

  /** Makes the driver; no connection is opened until the first query. */
  static connect(connection: GraphConnection, observe: QueryObserver = () => {}): Graph {
    const driver = neo4j.driver(connection.uri, neo4j.auth.basic(connection.username, connection.password), {
      disableLosslessIntegers: true,
      fetchSize: 5000,
      maxConnectionPoolSize: 50,
      connectionTimeout: 4_000,
      connectionAcquisitionTimeout: 5_000,
      maxTransactionRetryTime: 5_000,
      connectionLivenessCheckTimeout: 30_000,
      telemetryDisabled: true,
      notificationFilter: { minimumSeverityLevel: "OFF" },
    });
    return new Graph(driver, connection.database, observe);
  }

  /**
   * Runs one read query in one round trip.
   * @throws BreachpathError UNAVAILABLE or DEADLINE_EXCEEDED
   */
  async read(query: Query, parameters: Parameters = {}, timeoutMs = READ_TIMEOUT_MS): Promise<Row[]> {
    return (await this.readMarked(query, parameters, timeoutMs)).rows;
  }

  /**
   * The same, with the mark of the newest commit when it was read.
   * @throws BreachpathError UNAVAILABLE or DEADLINE_EXCEEDED
   */
  async readMarked(
    query: Query,
    parameters: Parameters = {},
    timeoutMs = READ_TIMEOUT_MS,
  ): Promise<{ readonly rows: Row[]; readonly mark: CommitMark }> {
    this.observe(query);
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    try {
      const answer = session.run(query.text, parameters, { timeout: timeoutMs });
      const result = await withDeadline(answer, timeoutMs + 500);
      return { rows: result.records, mark: parseMark(session.lastBookmarks()) };
    } catch (error) {
      throw toGraphError(error, query.name);
    } finally {
      // A session whose peer stalls may never close; nobody waits for it.
      session.close().catch(() => {});
    }
  }

  /**
   * Runs one read query of many rows, and gives them as they come, as fast as they are taken.
   * @throws BreachpathError UNAVAILABLE or DEADLINE_EXCEEDED
   */
  async *stream(
    query: Query,
    parameters: Parameters,
    timeoutMs: number,
  ): AsyncGenerator<Row, void, undefined> {
    this.observe(query);
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    try {
      yield* session.run(query.text, parameters, { timeout: timeoutMs });
    } catch (error) {
      throw toGraphError(error, query.name);
    } finally {
      session.close().catch(() => {});
    }
  }

  /**
   * Runs `work` in one write transaction, and again if the driver says that it may succeed then: whatever `work`
   * writes must come out the same when it is run twice (MERGE on a unique key), even if the first one was committed.
   */
  async write<Result>(name: string, work: (writer: GraphWriter) => Promise<Result>): Promise<Result> {
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.WRITE });
    try {
      return await session.executeWrite((transaction) => work(this.writerOf(transaction)), {
        timeout: WRITE_TIMEOUT_MS,
      });
    } catch (error) {
      throw toGraphError(error, name);
    } finally {
      session.close().catch(() => {});
    }
  }

  /** Writes what the journal need not tell of: no entity, fact, claim or source. See `COUNT_COMMIT`. */
  writeAside<Result>(name: string, work: (writer: GraphWriter) => Promise<Result>): Promise<Result> {
    return this.write(name, async (writer) => {
      await writer.run(COUNT_ASIDE);
      return work(writer);
    });
  }

  /** Changes the schema (constraints, indexes): Neo4j wants each such statement in a transaction of its own. */
  async changeSchema(query: Query): Promise<void> {
    await this.write(query.name, (writer) => writer.run(query));
  }

  /** @throws the driver's own error: start-up wants to tell a wrong password from a closed port. */
  async verify(): Promise<void> {
    await this.driver.verifyConnectivity({ database: this.database });
    await this.driver.verifyAuthentication({ database: this.database });
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private writerOf(transaction: ManagedTransaction): GraphWriter {
    const run: GraphWriter["run"] = async (query, parameters = {}) => {
      this.observe(query);
      const result = await transaction.run(query.text, parameters);
      return result.records;
    };
    return { run, read: run };
  }
}

/** An integer parameter: plan caches key on types, so a LIMIT is never now an integer and now a float. */
export function integer(value: number): unknown {
  return neo4j.int(value);
}

/** A 64-bit integer parameter, exact beyond 2^53. */
export function bigInteger(value: bigint): unknown {
  return neo4j.int(value);
}

/** The driver has no deadline of its own for a peer that stalls. */
async function withDeadline<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(outOfTime());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
