/** Jest runs ES modules compiled by swc; start it with `npm test`, which passes the flags Node needs. */
const swcTransform = [
  "@swc/jest",
  {
    jsc: {
      target: "es2022",
      keepClassNames: true,
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: true },
    },
    module: { type: "es6" },
  },
];

const common = {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  // An environment of Python is none of Jest's business; JupyterLab brings packages of one name.
  modulePathIgnorePatterns: ["<rootDir>/.notebooks", "<rootDir>/.test-artefacts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: { "^.+\\.ts$": swcTransform },
};

/** Tests over a Neo4j of their own. */
const overNeo4j = {
  ...common,
  globalSetup: "<rootDir>/test/support/global-setup.mjs",
  globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
};

export default {
  // What hangs is told late, and a busy machine fails no test.
  testTimeout: 120_000,
  testSequencer: "<rootDir>/test/support/longest-first.mjs",
  projects: [
    { ...common, displayName: "unit", testMatch: ["<rootDir>/test/{unit,contract}/**/*.test.ts"] },
    {
      ...overNeo4j,
      displayName: "integration",
      testMatch: ["<rootDir>/test/{integration,browser}/**/*.test.ts"],
    },
    { ...overNeo4j, displayName: "timed", testMatch: ["<rootDir>/test/timed/**/*.test.ts"] },
  ],
};
