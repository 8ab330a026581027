import { connect, createServer, type Socket } from "node:net";

/** A way to Neo4j that can lose the answer to a COMMIT. */
export interface CuttingProxy {
  readonly uri: string;
  /** How many answers were lost so far. */
  readonly cuts: () => number;
  /** Loses the answers to the next commits: Neo4j has done them, and the driver does not learn it. */
  cutCommits(count: number): void;
  close(): Promise<void>;
}

/** Bolt's message COMMIT: a chunk of two bytes, a structure without fields and with the signature 0x12, the end. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Starts a proxy on a free port before a Neo4j that speaks plain Bolt. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let [wanted, cuts] = [0, 0];
  const server = createServer((client) => {
    const neo4j = connect(Number(port), hostname);
    let isCommitting = false;
    const end = (): void => {
      client.destroy();
      neo4j.destroy();
    };
    for (const socket of [client, neo4j]) {
      open.add(socket);
      socket.on("error", end).on("close", () => {
        open.delete(socket);
        end();
      });
    }
    client.on("data", (data) => {
      if (wanted > 0 && data.includes(COMMIT)) {
        wanted -= 1;
        isCommitting = true;
      }
      neo4j.write(data);
    });
    neo4j.on("data", (data) => {
      if (!isCommitting) {
        client.write(data);
        return;
      }
      cuts += 1;
      end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    uri: `bolt://127.0.0.1:${address.port}`,
    cuts: () => cuts,
    cutCommits: (count) => (wanted += count),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
