import { type ReactNode, useState } from "react";
import { readClaims } from "../api/detail-requests";
import { findPictures } from "../canvas/pictures";
import { fileNameOf } from "../exports/file-name";
import { exportedFacts, type ExportedFact, toCsv } from "../exports/rows";
import { save } from "../exports/save";
import { toSceneJson } from "../exports/scene-json";
import { fetchExport, type Loss, SERVER_FORMATS, serverExportOf } from "../exports/server-export";
import { type Page, usePage } from "../hooks/use-page";
import { Waiting } from "./answer-state";
import { Menu } from "./menu";
import "./export-menu.css";

/** How the last export went. */
type Outcome =
  | { readonly state: "busy"; readonly what: string }
  | { readonly state: "saved"; readonly name: string; readonly losses: readonly Loss[] | null }
  | { readonly state: "failed"; readonly reason: string };

/** What is on view as files, each with what it holds and what it leaves out. */
export function ExportMenu(): ReactNode {
  const page = usePage();
  const { scene } = page;
  const isEmpty = !scene || (scene.facts.length === 0 && scene.nodes.length === 0);
  return (
    <Menu
      label="Export"
      disabled={isEmpty}
      title={isEmpty ? "Nothing is on view yet that could be exported" : "Take along what is on view"}
    >
      {() => <Exports />}
    </Menu>
  );
}

/** Makes files, one at a time, and tells how it went. */
function useExports(): [Outcome | null, (what: string, make: () => Promise<Made>) => void] {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const run = (what: string, make: () => Promise<Made>): void => {
    setOutcome({ state: "busy", what });
    make().then(
      ({ file, name, losses = null }) => {
        save(file, name);
        setOutcome({ state: "saved", name, losses });
      },
      (error: unknown) =>
        setOutcome({ state: "failed", reason: error instanceof Error ? error.message : String(error) }),
    );
  };
  return [outcome, run];
}

interface Made {
  readonly file: Blob;
  readonly name: string;
  readonly losses?: readonly Loss[];
}

function Exports(): ReactNode {
  const page = usePage();
  const [outcome, run] = useExports();
  const pictures = findPictures();
  const nameOf = (extension: string): string =>
    fileNameOf(page.view.story ?? page.view.question?.type ?? null, extension, today());
  const isBusy = outcome?.state === "busy";
  const button = (label: string, make: () => Promise<Made>, isPossible = true): ReactNode => (
    <button type="button" disabled={isBusy || !isPossible} onClick={() => run(label, make)}>
      {label}
    </button>
  );
  return (
    <div className="exports">
      <section>
        <h3>What is shown, as a picture</h3>
        <p className="exports-buttons">
          {button("PNG", async () => ({ file: await need(pictures).png(), name: nameOf("png") }), !!pictures)}
          {button("SVG", () => svgOf(need(pictures).svg(), nameOf("svg")), !!pictures)}
        </p>
        {!pictures && (
          <p className="quiet">
            {page.view.shape === "table"
              ? "Only the graph can be drawn: leave the table first."
              : "The graph is not drawn yet."}
          </p>
        )}
      </section>
      <section>
        <h3>What is shown, with every claim and its sources</h3>
        <p className="exports-buttons">
          {button("JSON", () => jsonOf(page, nameOf("json")))}
          {button("CSV", () => csvOf(page, nameOf("csv")))}
        </p>
        <p className="quiet">
          JSON holds the question, the dates and the link to this view, too; CSV has a row for each claim.
        </p>
      </section>
      <ServerExports page={page} button={button} nameOf={nameOf} />
      <div className="exports-outcome" role="status">
        {outcome && <Told outcome={outcome} />}
      </div>
    </div>
  );
}

interface ServerExportsProps {
  readonly page: Page;
  readonly button: (label: string, make: () => Promise<Made>, isPossible?: boolean) => ReactNode;
  readonly nameOf: (extension: string) => string;
}

function ServerExports({ page: { view, scene }, button, nameOf }: ServerExportsProps): ReactNode {
  const asked = scene ? serverExportOf(view, scene) : "Nothing is on view yet.";
  return (
    <section>
      <h3>For other programs, written by the server</h3>
      <p className="exports-buttons">
        {SERVER_FORMATS.map(({ extension, label }) => (
          <span key={extension}>
            {button(
              label,
              async () => {
                if (typeof asked === "string") throw new Error(asked);
                return { ...(await fetchExport(extension, asked)), name: nameOf(extension) };
              },
              typeof asked !== "string",
            )}
          </span>
        ))}
      </p>
      <p className="quiet">{typeof asked === "string" ? asked : asked.holds}</p>
    </section>
  );
}

function Told({ outcome }: { readonly outcome: Outcome }): ReactNode {
  switch (outcome.state) {
    case "busy":
      return <Waiting>Writing {outcome.what}…</Waiting>;
    case "failed":
      return <p className="exports-failed">It could not be written. {outcome.reason}</p>;
    case "saved":
      return (
        <>
          <p>Saved as {outcome.name}.</p>
          {outcome.losses?.length === 0 && <p>The format has a place for all of it.</p>}
          {outcome.losses && outcome.losses.length > 0 && (
            <details open>
              <summary>What this format has no place for</summary>
              <ul>
                {outcome.losses.map(({ what, count }) => (
                  <li key={what}>
                    {count.toLocaleString("en")} × {what}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      );
  }
}

async function wholeFacts({ scene, catalogue }: Page): Promise<readonly ExportedFact[]> {
  const ids = new Set(need(scene).facts.flatMap(({ claims }) => claims.map(({ id }) => id)));
  return exportedFacts(need(scene), catalogue, await readClaims([...ids]));
}

async function jsonOf(page: Page, name: string): Promise<Made> {
  const about = { link: location.href, takenAt: new Date().toISOString() };
  const text = toSceneJson(need(page.scene), await wholeFacts(page), page.view, about);
  return { file: new Blob([text], { type: "application/json" }), name };
}

async function csvOf(page: Page, name: string): Promise<Made> {
  return { file: new Blob([toCsv(await wholeFacts(page))], { type: "text/csv;charset=utf-8" }), name };
}

function svgOf(text: string, name: string): Promise<Made> {
  return Promise.resolve({ file: new Blob([text], { type: "image/svg+xml" }), name });
}

/** Buttons that need it are disabled without it. */
function need<T>(value: T | null): T {
  if (value === null) throw new Error("Nothing is on view that could be exported.");
  return value;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
