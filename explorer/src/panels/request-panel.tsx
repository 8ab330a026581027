import { type ReactNode, useRef, useState } from "react";
import { entityRequest, evidenceRequest } from "../api/detail-requests";
import type { LensInput, Request } from "../api/requests";
import { inWordsOfDate } from "../graph/dates";
import { usePage } from "../hooks/use-page";
import { PRESETS } from "../state/vocabulary";
import { copyText } from "./copy-text";
import "./request-panel.css";

/** The GraphQL behind the view: each request as it was sent, to be copied or run in the playground. */
export function RequestPanel(): ReactNode {
  const { requests, view } = usePage();
  const { selected, lens } = view;
  const ofPanel =
    selected &&
    (selected.type === "fact" ? evidenceRequest(selected.id, lens) : entityRequest(selected.id, lens));
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = (): void => {
    setIsOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" onClick={open} title="The requests behind this view">
        GraphQL
      </button>
      <dialog
        ref={dialog}
        className="requests"
        aria-label="The GraphQL behind this view"
        onClose={() => setIsOpen(false)}
        onClick={({ target, currentTarget }) => {
          // A click beside the dialog's content is on the dialog itself.
          if (target === currentTarget) currentTarget.close();
        }}
        // Keys of the page are not for what is open above it.
        onKeyDown={(event) => event.stopPropagation()}
      >
        {isOpen && (
          <Requests
            requests={ofPanel ? [...requests, ofPanel] : requests}
            close={() => dialog.current?.close()}
          />
        )}
      </dialog>
    </>
  );
}

interface RequestsProps {
  readonly requests: readonly Request<unknown>[];
  readonly close: () => void;
}

function Requests({ requests, close }: RequestsProps): ReactNode {
  return (
    <div className="requests-content">
      <header>
        <h2>The GraphQL behind this view</h2>
        <button type="button" onClick={close} autoFocus>
          Close
        </button>
      </header>
      {requests.length === 0 && <p>Nothing is asked yet: open an investigation, or ask for paths.</p>}
      {requests.map((request, index) => (
        <RequestBlock key={index} request={request} />
      ))}
    </div>
  );
}

function RequestBlock({ request }: { readonly request: Request<unknown> }): ReactNode {
  const [said, setSaid] = useState("");
  const { title, query } = request;
  const variables = JSON.stringify(request.variables, null, 2);
  const copy = async (): Promise<void> => {
    const copied = await copyText(`${query.trim()}\n\n# variables\n${variables.replace(/^/gm, "# ")}\n`);
    setSaid(copied ? "Copied." : "The browser does not let it be copied.");
    setTimeout(() => setSaid(""), 4_000);
  };
  return (
    <section>
      <header>
        <h3>
          {title} <span className="quiet">{inShort(request)}</span>
        </h3>
        <span role="status" className="quiet">
          {said}
        </span>
        <button type="button" onClick={() => void copy()}>
          Copy
        </button>
        <a className="button" href={playgroundLink(request)} target="_blank" rel="noopener">
          Open in the playground
        </a>
      </header>
      <pre tabIndex={0} aria-label="Variables">
        {variables}
      </pre>
      <details>
        <summary>The query</summary>
        <pre tabIndex={0}>{query.trim()}</pre>
      </details>
    </section>
  );
}

/** What tells requests of one title apart: up to when they see, under which rule. */
function inShort({ variables }: Request<unknown>): string {
  const lens = variables["lens"] as LensInput | undefined;
  if (!lens) return "";
  const preset = lens.policy?.preset;
  return [
    lens.publishedBefore ? `known before ${inWordsOfDate(lens.publishedBefore)}` : "of all dates",
    preset && `evidence: ${PRESETS[preset].label}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** In the fragment, which is not sent to any server. */
function playgroundLink({ query, variables }: Request<unknown>): string {
  const fragment = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  return `/playground/#${fragment.toString()}`;
}
