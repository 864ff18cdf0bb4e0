/** The text of `secprofile request --help`. */
export const requestHelp = `Usage: secprofile request <file|-> [options]

Prints the request that would be sent, with a placeholder for the token. Nothing is sent. A payload with errors gives no
request: its problems go to standard error.

Options:
  --intent auto|add|update  An Add (POST), an Update (PATCH) or, unless said otherwise, an Update when the payload has an
                            "id" and else an Add
  --id ID                   The profile to update, when the payload has no "id" of its own; with --intent update
  --base URL                Where it would go; ends in /beta. Default: https://graph.microsoft.com/beta
  --kind KIND               host, domain, user, ip, file or cloudapp; wins over the file name
  --stdin-filename NAME     The name of what comes from standard input: tells the kind
  --format FORMAT           text: as in an .http file (the default); json: as an object; curl: a command for a POSIX
                            shell; powershell: commands for PowerShell 5.1 and later
  --output FILE             Write the request to a file instead of standard output
  --color, --no-color       Colours of problems, or none; without either, colours on a terminal unless NO_COLOR is set
  --help                    Print this text

Exit codes: 0 printed, 1 errors in the payload, 2 something cannot be read or written, or an option is wrong
`;
