/** The text of `secprofile sandbox --help`. */
export const sandboxHelp = `Usage: secprofile sandbox [options]

Runs a Microsoft Graph for the six security profile sets on 127.0.0.1 and prints one line of JSON when it listens:
{"url":"http://127.0.0.1:PORT/beta","token":"…"}. It ends with Ctrl+C, or when the system tells it to.

Options:
  --port N             Port to listen on. Default: any that is free
  --data DIR           Folder to keep the profiles in. Default: a temporary one, deleted at the end
  --token-file FILE    File with the token that clients must send. Default: SECPROFILE_TOKEN, else a random one
  --token T            The token itself, which others on this machine can read
  --seed DIR           Folder of payload files to start with, if there are no profiles yet
  --fault SPEC         Failure to simulate, such as 429 or "slow; times=3; delay=500"
  --access-log         A line of JSON on standard error for each request
  --stop-on-stdin-end  End when standard input is closed: for programs that start it, on Windows above all
  --help               Print this text

Exit codes: 0 ended as it was told to, 2 it could not start or an option is wrong
`;
