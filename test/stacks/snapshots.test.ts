import { dev, prod } from "../support/example";
import { synthesized } from "../support/synthesized";

const stacks = { ...synthesized(dev), ...synthesized(prod) };

test.each(Object.keys(stacks))("the JSON of %s changes only on purpose", (id) => {
  expect(stacks[id]).toMatchSnapshot();
});
