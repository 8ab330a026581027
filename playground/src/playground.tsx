import { GraphiQL } from "graphiql";
import { ApiNotice } from "./api-notice";
import { exampleTabs } from "./example-queries";
import { graphqlFetcher } from "./graphql-fetcher";
import { OpenFromAddress } from "./open-from-address";
import { RestoreExamples } from "./restore-examples";

/** GraphiQL with our examples as its first tabs; it follows the system's light or dark until the reader chooses. */
export function Playground() {
  return (
    <GraphiQL
      fetcher={graphqlFetcher}
      defaultTabs={exampleTabs}
      // Headers may hold a token, which does not belong in the browser's storage.
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <div className="brand">
          <RestoreExamples />
          <h1>Breachpath</h1>
        </div>
      </GraphiQL.Logo>
      <ApiNotice />
      <OpenFromAddress />
    </GraphiQL>
  );
}
