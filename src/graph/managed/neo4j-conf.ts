export interface Neo4jConfOptions {
  readonly port: number;
  readonly heapMegabytes: number;
  readonly pageCacheMegabytes: number;
  /** More settings by their names in neo4j.conf; they go before ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The text of neo4j.conf. Names starting with `internal.` are undocumented; 5.26 checks them strictly and knows them. */
export function neo4jConf(options: Neo4jConfOptions): string {
  const { port, heapMegabytes, pageCacheMegabytes } = options;
  const forTransactions = Math.floor(heapMegabytes / 2);
  const settings: Record<string, string> = {
    "server.bolt.listen_address": `127.0.0.1:${port}`,
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "dbms.security.auth_enabled": "true",
    // LOAD CSV reads no file and reaches no address, whoever gets a query in.
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "server.directories.import": "import",
    "db.transaction.timeout": "20s",
    "server.memory.pagecache.size": `${pageCacheMegabytes}m`,
    // A query too large fails alone, well before it takes the heap and with it the server.
    "dbms.memory.transaction.total.max": `${forTransactions}m`,
    "db.memory.transaction.max": `${Math.floor(forTransactions * 0.75)}m`,
    // Reserves no 256 MB a database ahead of need, and keeps old transaction logs short.
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.retention_policy": "2 files",
    // The default waits ten seconds at every stop for connections that are idle.
    "internal.server.bolt.thread_pool_shutdown_wait_time": "200ms",
    ...options.settings,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return ["# Written at every start; changes made here are lost.", ...lines, ""].join("\n");
}
