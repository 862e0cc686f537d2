import type { Platform } from "../platform";
import { all, entries, keys, type Places } from "./places";
import { atMost, pattern, type Rule } from "./rule";

const limits = "Tagging AWS Resources User Guide, Tag naming limits and requirements";

/** The tags every resource has; some have these two more. */
const ownKeys = ["Platform", "Environment", "Stack", "Owner"];
const resourceKeys = ["Name", "Tier"];

const tags: Places<Platform["tags"]> = (platform) => [{ path: ["tags"], value: platform.tags }];
const tagKeys = keys(tags);
const tagValues: Places<string | undefined> = all<string | undefined>((platform) => [{ path: ["owner"], value: platform.owner }], entries(tags));

export const tagRules: readonly Rule[] = [
  atMost(
    "tag-count",
    limits,
    50 - ownKeys.length - resourceKeys.length,
    `tags: AWS takes 50, and ${[...ownKeys, ...resourceKeys].join(", ")} are among them`,
    "remove some",
    (platform) => [{ path: ["tags"], value: Object.keys(platform.tags).length }],
  ),
  pattern("tag-key-length", limits, /^.{1,128}$/su, "1 to 128 characters", "shorten the key, or give it one", tagKeys),
  pattern("tag-key-prefix", limits, /^(?!aws:)/i, `a key that does not begin with "aws:"`, "rename it: AWS keeps that prefix for itself", tagKeys),
  pattern("tag-value-length", limits, /^.{0,256}$/su, "up to 256 characters", "shorten it", tagValues),
  pattern(
    "tag-characters",
    limits,
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    "letters, digits, spaces and _ . : / = + - @",
    "leave other characters out",
    all(tagKeys, tagValues),
  ),
  {
    id: "tag-key-unique",
    source: "IAM User Guide, Tags for AWS Identity and Access Management resources",
    *check(platform) {
      const taken = new Set(ownKeys.map((key) => key.toLowerCase()));
      for (const { path, value: given } of tagKeys(platform)) {
        const key = given.toLowerCase();
        if (taken.has(key)) {
          const allowed = `a key that differs from the others and from ${ownKeys.join(", ")} by more than case`;
          yield { path, given, allowed, remedy: remedyFor(key) };
        }
        taken.add(key);
      }
    },
  },
];

function remedyFor(key: string): string {
  if (key === "owner") return "set `owner` of the file instead";
  if (ownKeys.some((own) => own.toLowerCase() === key)) return "remove it: Gantry sets this tag";
  return "remove or rename it: a role's tags can't differ in case alone";
}
