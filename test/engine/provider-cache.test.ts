import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { providerCache } from "../../engine/provider-cache";
import { folderWith } from "../rehearsal/temporary-folder";

test("all rehearsals of a project share a cache, which is made", () => {
  const project = folderWith({});
  const folder = join(project, ".build", "providers");
  for (let time = 0; time < 2; time++) {
    expect(providerCache({ project, variables: {} })).toEqual({ TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" });
  }
  expect(statSync(folder).isDirectory()).toBe(true);
});

test("a cache of the user's own stays as it is", () => {
  const project = folderWith({});
  expect(providerCache({ project, variables: { TF_PLUGIN_CACHE_DIR: "/cache" } })).toEqual({});
  expect(readdirSync(project)).toEqual([]);
});
