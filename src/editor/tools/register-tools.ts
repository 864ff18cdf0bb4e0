import * as vscode from 'vscode';
import type { ToolServices } from './tool';
import type { ToolName } from './tool-rows';

type Tool = vscode.LanguageModelTool<never>;

/** Each tool loads when it's asked for. */
const tools: Readonly<Record<ToolName, (services: ToolServices) => Promise<Tool>>> = {
  secprofile_describe_kind: async (services) => (await import('./describe-kind')).describeKind(services),
  secprofile_validate_payload: async (services) => (await import('./payload-tools')).validateText(services),
  secprofile_preview_request: async (services) => (await import('./payload-tools')).previewText(services),
  secprofile_read_profiles: async (services) => (await import('./read-profiles')).readProfiles(services),
  secprofile_send_payload: async (services) => (await import('./send-payload')).sendPayload(services),
};

/** Offers them to language models until it is disposed; the services load when one is used. */
export function registerTools(services: () => Promise<ToolServices>): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(tools).map(([name, load]) =>
      vscode.lm.registerTool(name, {
        prepareInvocation: async (options, token) =>
          (await load(await services())).prepareInvocation?.(options as never, token),
        invoke: async (options, token) => (await load(await services())).invoke(options as never, token),
      }),
    ),
  );
}
