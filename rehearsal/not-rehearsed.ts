/** What no emulator can tell. */
export const notRehearsed: readonly string[] = [
  "whether AWS accepts every value: sizes, quotas and names are checked when the environment file is read, by the rules of the guide",
  "whether roles and security groups allow enough: emulators let everything through",
  "whether AWS would refuse to delete what is in use: emulators delete it; the order of deletions is shown after an update",
  "how long AWS takes, and what it costs",
];
