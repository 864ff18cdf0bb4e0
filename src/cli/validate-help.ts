/** The text of `secprofile validate --help`. */
export const validateHelp = `Usage: secprofile validate <file|folder|pattern|-> … [options]

Checks profile payloads. A folder means every payload file (*.secprofile.json) below it, a pattern such as
"teams/**/*.host.secprofile.json" what it matches, and - standard input.

Options:
  --intent auto|add|update  Check as an Add, as an Update or, unless said otherwise, as an Update when the payload has an
                            "id" and else as an Add
  --kind KIND               host, domain, user, ip, file or cloudapp; wins over the file name
  --stdin-filename NAME     The name of what comes from standard input: tells the kind, and stands in the results
  --format text|json|sarif  For people (the default), for programs, or for code scanning (SARIF 2.1.0)
  --output FILE             Write the results to a file instead of standard output
  -q, --quiet               Print errors and warnings alone
  --rules ID=SEVERITY,…     Change rules: error, warning, information or off
  --max-warnings N          More warnings than N end with exit code 1
  --color, --no-color       Colours, or none; without either, colours on a terminal unless NO_COLOR is set
  --help                    Print this text

Exit codes: 0 no errors, 1 errors, 2 something could not be checked or written, or an option is wrong
`;
