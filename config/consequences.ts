import { isWithin, type Path, type Problem } from "./problem";

/** Where the names stand that a rule may find unknown. */
const declarations: Readonly<Record<string, Path>> = {
  "unknown-availability-zone": ["network", "availabilityZones"],
  "unknown-file-system": ["storage", "fileSystems"],
  "unknown-access-point": ["storage", "fileSystems"],
  "unknown-secret": ["storage", "secrets"],
  "unknown-granted-file-system": ["storage", "fileSystems"],
  "unknown-repository": ["registry", "repositories"],
  "unknown-queue": ["messaging", "queues"],
  "unknown-topic": ["messaging", "topics"],
  "unknown-event-service": ["services"],
  "unknown-event-job": ["jobs"],
  "unknown-workflow": ["workflows"],
  "unknown-job": ["jobs"],
  "unknown-workflow-queue": ["messaging", "queues"],
  "unknown-workflow-topic": ["messaging", "topics"],
  "unknown-load-balancer": ["routing", "loadBalancers"],
  "unknown-listener": ["routing", "loadBalancers"],
};

/** Found in one state for what another one of its workflow says. */
const amongStates: ReadonlySet<string> = new Set(["workflow-state-unreachable", "workflow-no-end"]);

/** Whether a rule only found that something is missing which was written, but could not be read. */
export function followsFrom({ rule, path, given }: Problem, gone: Path): boolean {
  const declaration = declarations[rule];
  const moved = typeof gone.at(-1) === "number" ? gone.slice(0, -1) : gone;
  const missing = given === undefined || given === "";
  return (
    isWithin(gone, path) ||
    isWithin(path, moved) ||
    gone.includes(String(given)) ||
    (amongStates.has(rule) && isWithin(gone, path.slice(0, 2))) ||
    (declaration !== undefined && isWithin(declaration, gone)) ||
    (gone[0] === "services" && missing && isWithin(path, gone.slice(0, 2)))
  );
}
