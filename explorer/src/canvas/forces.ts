import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";

// The layout by forces: what shows paths alone does without it, so it loads apart.
cytoscape.use(fcose);
