import { type ReactNode, useState } from "react";
import { citationOf, linkOf, speakerOf, withdrawnBy } from "../graph/citation";
import { inWords } from "../graph/catalogue";
import { inWordsOfDate } from "../graph/dates";
import type { Claim } from "../graph/model";
import { inWordsOfQuantity } from "../graph/quantity";
import { STANCES } from "../state/vocabulary";
import { copyText } from "./copy-text";
import "./evidence.css";

interface Props {
  readonly claim: Claim;
  /** What it is about, for the citation; without it, there is nothing to copy. */
  readonly about?: { readonly id: string; readonly sentence: string };
  /** Claims that may have taken it back. */
  readonly others?: readonly Claim[];
  /** Whether it is one of many reasons: said in short, and without whether it stands, which is a matter of the date. */
  readonly brief?: boolean;
}

const STANCE_SIGNS = { ASSERTS: "✓", DENIES: "✕", QUALIFIES: "±", DECLINES_TO_CONFIRM: "–" } as const;

/** One dated quote: who says it, for whom, when, what it does to the statement, whether it stands, and where it was published. */
export function ClaimCard({ claim, about, others = [], brief = false }: Props): ReactNode {
  const { stance, stands, quote, claimedAt, publishedAt, measurements } = claim;
  return (
    <article className={`claim claim-${stance.toLowerCase()}`} data-stands={brief || stands}>
      <header>
        <p className="claim-who">
          <span className="claim-sign" aria-hidden="true">
            {STANCE_SIGNS[stance]}
          </span>
          <strong>{speakerOf(claim)}</strong> {STANCES[stance]}
        </p>
        <p className="quiet">
          <time dateTime={publishedAt ?? undefined}>{inWordsOfDate(publishedAt)}</time>
          {claimedAt !== null && claimedAt !== publishedAt && `, said ${inWordsOfDate(claimedAt)}`}
        </p>
      </header>
      <blockquote>
        {quote === null ? <span className="quiet">No quote is recorded.</span> : `“${quote}”`}
      </blockquote>
      {!brief && !stands && <Withdrawn claim={claim} others={others} />}
      {measurements.length > 0 && (
        <ul className="quiet">
          {measurements.map((one, index) => (
            <li key={index}>{inWordsOfQuantity(one)}</li>
          ))}
        </ul>
      )}
      {brief ? <Publishers claim={claim} /> : <Origin claim={claim} />}
      {!brief && <Sources sources={claim.sources} />}
      {about && <CopyCitation text={citationOf(claim, about)} />}
    </article>
  );
}

function Withdrawn({ claim, others }: Required<Pick<Props, "claim" | "others">>): ReactNode {
  const by = withdrawnBy(claim, others);
  return (
    <p className="claim-withdrawn">
      <span aria-hidden="true">↩ </span>
      {by
        ? `Withdrawn by ${speakerOf(by)}, ${inWordsOfDate(by.publishedAt)}: “${by.quote ?? "no quote"}”`
        : "Withdrawn since, or it repeats what was withdrawn."}
    </p>
  );
}

/** In what capacity, how sure, and what it repeats or takes back. */
function Origin({ claim }: Pick<Props, "claim">): ReactNode {
  const { certainty, speakerRole, marking, restates, retracts, supersedes } = claim;
  const repeats = (what: string, claims: Claim["restates"]): string | null =>
    claims.length === 0 ? null : `${what} “${claims.map(({ quote }) => quote ?? "a claim").join("”, “")}”`;
  const parts = [
    `as ${inWords(speakerRole)}`,
    certainty !== null && `certainty ${certainty} of 100`,
    marking !== "CLEAR" && `TLP:${marking.replace("_", "+")}`,
    repeats("restates", restates),
    repeats("takes back", retracts),
    repeats("replaces", supersedes),
  ].filter(Boolean);
  return <p className="quiet">{parts.join(" · ")}</p>;
}

function Publishers({ claim: { sources } }: Pick<Props, "claim">): ReactNode {
  const names = new Set(sources.map(({ title, publisher }) => publisher?.name ?? title));
  return (
    <p className="quiet">{names.size > 0 ? `In: ${[...names].join(", ")}` : "No source is recorded."}</p>
  );
}

function Sources({ sources }: Pick<Claim, "sources">): ReactNode {
  if (sources.length === 0) return <p className="quiet">No source is recorded.</p>;
  return (
    <ul className="claim-sources" aria-label="Sources">
      {sources.map((source) => {
        const link = linkOf(source);
        const beside = [source.publisher?.name, inWordsOfDate(source.publishedAt)].filter(Boolean).join(", ");
        return (
          <li key={source.id}>
            {link === null ? (
              source.title
            ) : (
              <a href={link} rel="noreferrer" target="_blank">
                {source.title}
              </a>
            )}
            <span className="quiet"> ({beside})</span>
          </li>
        );
      })}
    </ul>
  );
}

function CopyCitation({ text }: { readonly text: string }): ReactNode {
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    const copied = await copyText(text);
    setSaid(copied ? "Copied." : "The browser does not let it be copied.");
    setTimeout(() => setSaid(""), 4_000);
  };
  return (
    <p className="claim-copy">
      <button type="button" className="link" onClick={() => void copy()}>
        Copy citation
      </button>
      <span role="status" className="quiet">
        {said}
      </span>
    </p>
  );
}
