import { agreements } from "./agreement-cases";
import { readFiles } from "./read-files";

describe.each(Object.entries(agreements))("%s", (_, cases) => {
  test.each(cases)("$name", ({ model, ...files }) => {
    const { plain, problems } = readFiles(files);
    if (model === "refused") {
      expect(problems).not.toEqual([]);
      return;
    }
    expect(problems).toEqual([]);
    expect(plain).toEqual(model);
  });
});
