import { bundledKinds } from '../../catalog/bundled-kinds';

const kind = {
  type: 'string',
  enum: bundledKinds.kinds.map(({ id }) => id),
  description: 'Kind of security profile.',
} as const;

const text = {
  type: 'string',
  description: 'The payload, as JSON. Comments and trailing commas are allowed.',
} as const;

const offset = {
  type: 'integer',
  minimum: 0,
  description: 'Where to continue, as `leftOut` of an earlier result says.',
} as const;

interface ToolRow {
  readonly displayName: string;
  /** For people. */
  readonly userDescription: string;
  /** For language models: what, when, when not, side effects, what is never returned. */
  readonly modelDescription: string;
  readonly toolReferenceName: string;
  readonly inputSchema: object;
}

const input = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** What language models may do here. `npm run generate` writes package.json from the rows. */
export const toolRows = {
  secprofile_describe_kind: {
    displayName: 'Describe Security Profile Kind',
    userDescription: 'Lists the properties of a kind of security profile, or explains one.',
    modelDescription:
      'Lists the properties of a Microsoft Graph (beta) security profile kind with their types. With `property`, explains that one, with its nested properties and enum members. Use it before you write a payload. Reads nothing but built-in documentation.',
    toolReferenceName: 'secprofileKind',
    inputSchema: input({ kind, property: { type: 'string', description: 'Name of a property, to explain it.' } }, [
      'kind',
    ]),
  },
  secprofile_validate_payload: {
    displayName: 'Validate Security Profile Payload',
    userDescription: 'Checks the text of a payload and lists its problems.',
    modelDescription:
      'Checks the text of a security profile payload: errors (a Graph service would reject it), warnings, and information, with lines from 1. Use it after each change of a payload. Sends and writes nothing. A payload with an `id` is checked as an Update.',
    toolReferenceName: 'secprofileValidate',
    inputSchema: input({ kind, text, offset }, ['kind', 'text']),
  },
  secprofile_preview_request: {
    displayName: 'Preview Security Profile Request',
    userDescription: 'Shows the request that a payload would make.',
    modelDescription:
      'Returns the method, URL, headers, and body of the request that a payload would make in the selected environment; a note says so if an Update reads the live profile first and sends only what differs. Sends nothing, and returns no token. To send, use secprofile_send_payload.',
    toolReferenceName: 'secprofilePreview',
    inputSchema: input({ kind, text, offset }, ['kind', 'text']),
  },
  secprofile_read_profiles: {
    displayName: 'Read Security Profiles',
    userDescription: 'Reads profiles from the selected environment.',
    modelDescription:
      'Reads live profiles of a kind from the environment that the user selected: a list of IDs and names, or with `id` one profile as JSON. Changes nothing, and returns no token. Not available for remote environments in an untrusted workspace.',
    toolReferenceName: 'secprofileRead',
    inputSchema: input(
      {
        kind,
        id: { type: 'string', description: 'ID of the one profile to read.' },
        filter: { type: 'string', description: "OData $filter, for example: fqdn eq 'web01.contoso.com'" },
        offset,
      },
      ['kind'],
    ),
  },
  secprofile_send_payload: {
    displayName: 'Send Security Profile Payload',
    userDescription:
      'Adds or updates a profile from a payload file. VS Code asks you before it sends, unless you’ve allowed the tool to run without approval.',
    modelDescription:
      'Sends a payload file of the workspace to the environment that the user selected: `add` creates a profile, `update` changes an existing one. VS Code asks the user before it sends, unless they have allowed the tool to run without approval. Validate the payload first. Never repeat an add whose outcome is unknown: read the profiles first. Refused in an untrusted workspace.',
    toolReferenceName: 'secprofileSend',
    inputSchema: input(
      {
        file: {
          type: 'string',
          description:
            'Path of the payload file, relative to its workspace folder, or its URI. In a multi-root workspace, a path can start with the folder’s name.',
        },
        intent: { type: 'string', enum: ['add', 'update'] },
      },
      ['file', 'intent'],
    ),
  },
} as const satisfies Readonly<Record<string, ToolRow>>;

export type ToolName = keyof typeof toolRows;
