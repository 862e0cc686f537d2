import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["**/node_modules", "**/cdktf.out", ".build", ".gen", ".rehearsal", "bench/baseline"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" }, rules: { "no-console": "error" } },
  { files: ["cli/**", "bench/**", "engine/progress.ts"], rules: { "no-console": "off" } },
  tseslint.configs.recommended,
  { rules: { "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }] } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  // Configuration in CommonJS; and environments, which are loaded by name so that one that fails hides no other.
  { files: ["**/*.js", "**/*.cjs", "main.ts"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
