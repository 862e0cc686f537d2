import type { Place } from "./workspace/refusals";

/** How to reach what a rehearsal left running, and how to end it. */
export function reachingIt({ account, region }: Place, endpoints: Readonly<Record<string, string>>, command: string): string[] {
  const variables = { AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: "rehearsal", AWS_REGION: region, ...endpoints };
  return [
    "Reach it with the AWS CLI:",
    ...Object.entries(variables).map(([name, value]) => `  export ${name}=${value}`),
    "  aws ecs list-clusters",
    "Rehearse a change on top of it, or end it:",
    `  ${command} --keep`,
    `  ${command}`,
    "When it has ended, forget where it was:",
    `  unset ${Object.keys(variables).join(" ")}`,
  ];
}
