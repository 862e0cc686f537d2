/** What to do instead of taking an output away from those who read it. */
export const retireOutput =
  "put it back; to retire an output, 1. let what reads it stop reading it, and deploy that, 2. then remove the output";

/** What to do instead of giving an output another type under the eyes of those who read it. */
export const replaceOutput =
  "publish the new type under a new name beside the old output; 1. let what reads the old one read the new one, and deploy that, 2. then remove the old output";
