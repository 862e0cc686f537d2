import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findEngine } from "../../../engine/engine-binary";

/** What the engine and its provider asked of AWS, in the words of IAM: `ec2:CreateVpc`. */
export interface RecordedCalls {
  readonly plan: readonly string[];
  readonly apply: readonly string[];
}

/** The engine of PATH, made to log what it and its provider ask of AWS. */
export class RecordingEngine {
  /** The program to run in its place. */
  readonly path: string;
  private readonly logs: string;
  private readonly programs: string;

  constructor(folder: string) {
    this.logs = join(folder, "recorded", "logs");
    this.programs = join(folder, "recorded", "programs");
    for (const each of [this.logs, this.programs]) mkdirSync(each, { recursive: true });
    const { name, path } = findEngine(process.env);
    this.path = join(this.programs, name);
    writeFileSync(this.path, `#!/bin/sh\nTF_LOG=DEBUG TF_LOG_PATH="${this.logs}/$1.$$.log" exec "${path}" "$@"\n`);
    chmodSync(this.path, 0o755);
  }

  /** What a command is run with to find it before the real one. */
  get variables(): NodeJS.ProcessEnv {
    return { PATH: [this.programs, process.env["PATH"]].join(delimiter) };
  }

  /** All calls so far: those of plans, and those of applies and destroys. */
  calls(): RecordedCalls {
    return { plan: this.callsOf("init", "plan"), apply: this.callsOf("apply", "destroy") };
  }

  private callsOf(...commands: readonly string[]): string[] {
    const files = readdirSync(this.logs).filter((file) => commands.some((command) => file.startsWith(`${command}.`)));
    return [...new Set(files.flatMap((file) => actionsIn(readFileSync(join(this.logs, file), "utf8"))))].sort();
  }
}

/** What no stack of ours has: a rehearsal makes functions that an environment takes as given. */
const ofStandIns = "tf_resource_type=aws_lambda_function";

/** An entry has many lines where a value has. */
const beginning = /\n(?=\d{4}-\d{2}-\d{2}T)/;

/** The provider logs `rpc.method="CloudWatch Logs/CreateLogGroup"`, the S3 backend `rpc.method=PutObject rpc.service=S3`. */
function actionsIn(log: string): string[] {
  const sent = log.split(beginning).filter((entry) => entry.includes("HTTP Request Sent") && !entry.includes(ofStandIns));
  return [...new Set(sent.map(callIn))].flatMap((call) => (call === "STS/GetCallerIdentity" ? [] : actionOf(call)));
}

function callIn(entry: string): string {
  const [, quoted, plain = ""] = /\brpc\.method=(?:"([^"]+)"|(\S+))/.exec(entry) ?? [];
  const method = quoted ?? plain;
  return method.includes("/") ? method : `${/\brpc\.service=(\S+)/.exec(entry)?.[1] ?? ""}/${method}`;
}

/** Services that the SDK calls otherwise than IAM; the others differ in case alone. */
const services: Readonly<Record<string, string>> = {
  "Application Auto Scaling": "application-autoscaling",
  "CloudWatch Logs": "logs",
  EFS: "elasticfilesystem",
  "Elastic Load Balancing v2": "elasticloadbalancing",
  EventBridge: "events",
  "Secrets Manager": "secretsmanager",
  SFN: "states",
};

/** Calls that IAM knows by another name. */
const actions: Readonly<Record<string, string>> = { "s3:HeadObject": "s3:GetObject", "s3:ListObjectsV2": "s3:ListBucket" };

function actionOf(call: string): string {
  const [service = "", method = ""] = call.split("/");
  const known = services[service] ?? service.toLowerCase();
  if (!/^[a-z0-9-]+$/.test(known) || method === "") throw new Error(`a call that IAM has no action for: ${call}`);
  return actions[`${known}:${method}`] ?? `${known}:${method}`;
}
