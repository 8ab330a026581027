import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { graphqlEndpoint } from "./graphql-fetcher";

/** GraphiQL tells of a failed schema request only inside the closed documentation pane; this says it in the open. */
export function ApiNotice() {
  const failed = useGraphiQL((state) => state.fetchError !== null);
  const { introspect } = useGraphiQLActions();
  return (
    <div role="alert" className="api-notice" hidden={!failed}>
      {failed && (
        <>
          <p>
            The schema could not be read from <code>{graphqlEndpoint}</code>: no completion, no documentation.
          </p>
          <button type="button" onClick={() => void introspect()}>
            Try again
          </button>
        </>
      )}
    </div>
  );
}
