import { splitWords } from "../../../compose/read/shell-words";

test.each([
  ["bundle exec thin -p 3000", ["bundle", "exec", "thin", "-p", "3000"]],
  ["", []],
  ["  \t\n ", []],
  ["  a   b\tc\r\nd ", ["a", "b", "c", "d"]],
  ["sh -c 'a && b | c > d; e'", ["sh", "-c", "a && b | c > d; e"]],
  ['sh -c "a && b"', ["sh", "-c", "a && b"]],
  [`echo "it's" 'say "x"'`, ["echo", "it's", 'say "x"']],
  ["--name='a b'c\"d e\"f", ["--name=a bcd ef"]],
  ["a '' \"\" b", ["a", "", "", "b"]],
  ["''", [""]],
  // Backslashes: one character, but in single quotes.
  ["a\\ b", ["a b"]],
  ["a\\;b \\| \\\\", ["a;b", "|", "\\"]],
  ['"a\\"b\\n\\$"', ['a"bn$']],
  ["'a\\b'", ["a\\b"]],
  ["\\'a\\'", ["'a'"]],
  // Nothing is run, and nothing is put in.
  ["echo $HOME ${HOME}", ["echo", "$HOME", "${HOME}"]],
  ["echo `date -u | cat`", ["echo", "`date -u | cat`"]],
  ["echo $(date -u; id) x", ["echo", "$(date -u; id)", "x"]],
  ['echo "$(date)"', ["echo", "$(date)"]],
  ["a * ? # b", ["a", "*", "?", "#", "b"]],
  ["a=1 {b,c} !d", ["a=1", "{b,c}", "!d"]],
  ["`a 'b c' d`", ["`a b c d`"]],
  ["a ) b ) c", ["a", ") b )", "c"]],
  ["grüße 日本", ["grüße", "日本"]],
])("%j is split into %j", (text, words) => {
  expect(splitWords(text)).toEqual({ words });
});

test.each([
  ["migrate && serve", "&"],
  ["serve &", "&"],
  ["a | b", "|"],
  ["a; b", ";"],
  ["a;b", ";"],
  ["serve > /dev/null", ">"],
  ["serve 2>&1", ">"],
  ["serve < in", "<"],
  ["; a", ";"],
])("refuses %j, which Compose cuts off", (text, operator) => {
  expect(splitWords(text)).toEqual({
    problem: {
      given: text,
      allowed: `a command without ; & | < or > outside quotes: Compose starts no shell, and drops the text from "${operator}" on`,
      remedy: `for a shell write ["sh", "-c", ${JSON.stringify(text)}]; for the character itself put it in quotes`,
    },
  });
});

test("its remedy doubles dollar signs, for it is interpolated", () => {
  expect(splitWords("echo $HOME; id")).toMatchObject({
    problem: { remedy: 'for a shell write ["sh", "-c", "echo $$HOME; id"]; for the character itself put it in quotes' },
  });
});

test.each(["'a", '"a', "a\\", "`a", "echo $(date", "echo (a)", "(", "a )", "$(a (b))", "\"a\\\""])("refuses %j, which Compose cannot read", (text) => {
  expect(splitWords(text)).toEqual({
    problem: {
      given: text,
      allowed: "a command with every quote, backquote and $( closed, and nothing missing after the last backslash",
      remedy: "close it, or write the command as a list of words",
    },
  });
});
