const token = `The token comes from SECPROFILE_TOKEN, or from the variables of an app: AZURE_TENANT_ID and AZURE_CLIENT_ID with
AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_FEDERATED_TOKEN_FILE, or GitHub's own in a workflow.`;

/** The text of `secprofile plan --help`. */
export const planHelp = `Usage: secprofile plan <file|folder|pattern> … --base URL [options]

Compares payloads with the live profiles and prints what "secprofile apply" would do. Nothing is written.

Options:
  --base URL        Base URL of the service, such as https://graph.microsoft.com/beta
  --state FILE      The state file that "secprofile apply" keeps: which file is which profile
  --format FORMAT   text: for people (the default); json: an object; markdown: for a comment on a pull request
  --output FILE     Write the plan to a file instead of standard output
  --prune           Plan to delete the profiles whose payload file is gone
  --retry-unknown   Plan to add again what an earlier run may have added already
  --exit-code       Exit with 3 if something would change and nothing is wrong
  --help            Print this help

${token}

Exit codes: 0 planned, 1 a payload is blocked, missing, or in conflict, 2 something couldn't be read or an option is
wrong, 3 with --exit-code, something would change. They aren't Terraform's.
`;

/** The text of `secprofile apply --help`. */
export const applyHelp = `Usage: secprofile apply <file|folder|pattern> … --base URL (--state FILE | --write-ids) [options]

Adds and updates profiles so that they match the payloads. In a terminal, it asks first. Ctrl+C ends it after the requests
under way; the next run continues from there.

Options:
  --base URL        Base URL of the service, such as https://graph.microsoft.com/beta
  --state FILE      Keep the IDs of added profiles in this file, which is created if it doesn't exist
  --write-ids       Put the ID of an added profile into its payload file
  --yes             Don't ask; required without a terminal
  --prune           Delete the profiles of the state whose payload file is gone
  --retry-unknown   Add again what an earlier run may have added already and can't be found
  --format FORMAT   text: for people (the default); json: an object; markdown: a report
  --output FILE     Write the results to a file instead of standard output
  --help            Print this help

${token}

Exit codes: 0 the profiles match the payloads, 1 a payload is blocked, missing, or in conflict, or a write was refused, not
kept, or is unknown, 2 something couldn't be read or wasn't sent, or an option is wrong
`;

/** The text of `secprofile pull --help`. */
export const pullHelp = `Usage: secprofile pull <folder> --base URL [options]

Writes a payload file, with a readable name and the ID, for each live profile that no file in the folder has. Nothing is
overwritten.

Options:
  --base URL     Base URL of the service, such as https://graph.microsoft.com/beta
  --kind KIND    Only this kind: host, domain, user, ip, file, or cloudapp. Can be given more than once
  --filter EXPR  An OData filter for the service, such as "fqdn eq 'web01.contoso.com'"
  --state FILE   Leave out the profiles in this state file, and record in it what was written
  --help         Print this help

${token}

Exit codes: 0 all were written, 1 some couldn't be written, 2 the profiles couldn't be read or an option is wrong
`;
