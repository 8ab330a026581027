import type { ReactNode } from "react";
import type { StatementStatus } from "../api/schema";
import type { Change } from "../graph/model";
import { CHANGE_STYLES, STATUS_STYLES } from "../graph/status-style";
import { STATUSES } from "../state/vocabulary";

/** A status with its colour, its sign and its word. */
export function StatusBadge({ status }: { readonly status: StatementStatus }): ReactNode {
  const { light, dark, sign } = STATUS_STYLES[status];
  const { label, meaning } = STATUSES[status];
  return (
    <span className="status-badge" style={{ color: `light-dark(${light}, ${dark})` }} title={meaning}>
      <span aria-hidden="true">{sign}</span>
      {label}
    </span>
  );
}

/** What became of a fact or a path between the thumbs. */
export function ChangeBadge({ change }: { readonly change: Change }): ReactNode {
  const { light, dark, sign, label } = CHANGE_STYLES[change];
  return (
    <span className="status-badge" style={{ color: `light-dark(${light}, ${dark})` }}>
      <span aria-hidden="true">{sign}</span>
      {label}
    </span>
  );
}
