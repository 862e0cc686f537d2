import type { Plan, PlannedResource } from "../../engine/plan";
import { showPhase } from "../../engine/progress";
import type { Serving } from "../emulators/emulators-for";
import type { Rehearsal } from "../rehearsal";
import { noRuntime } from "./judge-service";
import { loadBalancerAddresses } from "./load-balancer-addresses";
import { waitForServices, type ServiceReport } from "./wait-for-services";

/** How the services do whose containers run. */
export interface RunningServices {
  /** What the report's table says. */
  readonly text: string;
  /** Each with its addresses on this machine. */
  readonly running: readonly string[];
  /** Those that do not run for a reason that is the emulator's. */
  readonly excused: readonly string[];
  readonly failing: readonly string[];
}

/** How long pulling images and starting may take. */
const timeoutSeconds = 600;

/** Waits until every service runs, where the emulator runs containers, and tells where each can be reached. */
export async function runningServices(plans: ReadonlyMap<string, Plan>, serving: Serving, { interruption, variables }: Pick<Rehearsal, "interruption" | "variables">): Promise<RunningServices> {
  const resources = [...plans.values()].flatMap((plan) => plan.resources);
  const services = resources.filter(({ type }) => type === "aws_ecs_service");
  if (services.length === 0) return nothing("no services");
  if (!serving.runsContainers) return nothing(`not run: ${serving.main === "unknown" ? "the emulator is none we know" : `${serving.main} runs none`}`);
  if (serving.isOurs && serving.containerProgram === undefined) return nothing("not run: neither Docker nor Podman answers on this machine");

  const clusters = [...new Set(services.map(({ values }) => String(values["cluster"])))];
  const names = services.map(({ values }) => String(values["name"]));
  const waiting = showPhase("Services", names, async (reporter) => {
    const waits = clusters.map((cluster) =>
      waitForServices({
        cluster,
        services: services.filter(({ values }) => values["cluster"] === cluster).map(({ values }) => String(values["name"])),
        endpoints: serving.endpoints,
        ...serving.place,
        timeoutSeconds,
        signal: interruption.signal,
        env: variables,
        ...(serving.containerProgram === undefined ? {} : { containerProgram: serving.containerProgram }),
        onProgress: (reports) => reports.forEach(({ service, state, why = "" }) => reporter.says(service, state === "running" ? "runs" : why)),
      }),
    );
    const reports = (await Promise.all(waits)).flat();
    for (const { service, state, running, desired } of reports) reporter.ended(service, state === "running" ? "done" : "skipped", `${running} of ${desired} tasks run`);
    return reports;
  });
  const reports = await waiting.catch((error: unknown) => String(error));
  if (typeof reports === "string") return { ...nothing("✖ see below"), failing: [`the emulator does not tell of services: ${reports}`] };
  const loadBalancers = await loadBalancerAddresses(serving.endpoints);
  return judge(reports, resources, loadBalancers.map(({ name, address }) => `load balancer ${name}: ${address}`));
}

function nothing(text: string): RunningServices {
  return { text, running: [], excused: [], failing: [] };
}

/** What of services that do not run is the emulator's doing, and what is theirs. */
export function judge(reports: readonly ServiceReport[], resources: readonly PlannedResource[], others: readonly string[]): RunningServices {
  const excuses = new Map(reports.map((report) => [report, report.state === "running" ? undefined : excuse(report, resources)]));
  const all = (state: (report: ServiceReport) => boolean) => reports.filter(state);
  const running = all(({ state }) => state === "running");
  const excused = all((report) => excuses.get(report) !== undefined);
  return {
    text: `${running.length} of ${reports.length} services run`,
    running: [...running.map(describeRunning), ...others],
    excused: excused.map((report) => `${report.service}: ${report.why} (${excuses.get(report)})`),
    failing: all((report) => report.state !== "running" && !excused.includes(report)).map(({ service, running: count, desired, why }) => `${service}: ${count} of ${desired} tasks run; ${why}`),
  };
}

function describeRunning({ service, running, desired, containers }: ServiceReport): string {
  const addresses = containers.flatMap((container) => container.addresses.map((address) => `\n  ${container.name}, ${address}`));
  return `${service}: ${running} of ${desired} tasks${addresses.join("")}`;
}

/** What the emulator lacks that the service may need to come up. */
function excuse({ service, state, why }: ServiceReport, resources: readonly PlannedResource[]): string | undefined {
  if (state === "cannot run") return why === noRuntime ? "start it where Docker or Podman answers" : "on AWS it is for you to put there";
  const own = resources.find(({ type, values }) => type === "aws_ecs_service" && values["name"] === service);
  const definition = resources.find(({ type, values }) => type === "aws_ecs_task_definition" && values["arn"] === own?.values["task_definition"]);
  const lacks = [
    ...(isSet(own?.values["service_connect_configuration"]) || isSet(own?.values["service_registries"]) ? ["services do not find each other by name"] : []),
    ...(JSON.stringify(definition?.values["volume"] ?? []).includes("file_system_id") ? ["access points do not give files an owner"] : []),
  ];
  return lacks.length === 0 ? undefined : `the emulator lacks what it may need: ${lacks.join(", and ")}`;
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
