const form = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

/** Whether a text has the form of a region's name. Which regions there are changes too often for a list. */
export function isRegion(text: string): boolean {
  return form.test(text);
}
