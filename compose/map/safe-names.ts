/** A name of the Compose file as Gantry's names are: hyphens for underscores and dots. What still does not fit is told by the rule `name-form`. */
export function withSafeName(name: string): string {
  return name.replaceAll(/[._]+/g, "-").replaceAll(/-+/g, "-").replaceAll(/^-|-$/g, "");
}
