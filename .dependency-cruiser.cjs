/** The rooms of src/, from the one that knows nothing to the one that knows all: a room imports from earlier ones only. */
const ROOMS = [
  "shared",
  "config",
  "kinds|graph",
  "belief|journal",
  "entities|records",
  "projection",
  "trace|search|questions|neighbourhood|identity|formats",
  "speech|importing|exporting",
  "api",
  "server",
  "cli",
];

const direction = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room.replaceAll("|", "-")}-imports-what-comes-before`,
  severity: "error",
  from: { path: `^src/(${room})/` },
  to: { path: `^src/(${ROOMS.slice(index + 1).join("|")})/` },
}));

/** Rooms of one level stand side by side: they do not import each other. */
const siblings = ROOMS.filter((level) => level.includes("|")).map((level) => ({
  name: `${level.replaceAll("|", "-")}-stand-side-by-side`,
  severity: "error",
  from: { path: `^src/(${level})/` },
  to: { path: `^src/(${level})/`, pathNot: "^src/$1/" },
}));

module.exports = {
  forbidden: [
    ...direction,
    ...siblings,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-imports-an-entry",
      severity: "error",
      from: { path: "^src/.+/" },
      to: { path: "^src/[^/]+$" },
    },
    {
      name: "the-driver-stays-in-graph",
      comment: "Everything else speaks to the database through src/graph.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/graph/" },
      to: { path: "node_modules/neo4j-driver" },
    },
    {
      name: "only-src-of-itself",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|playground)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js"], conditionNames: ["import", "default"] },
  },
};
