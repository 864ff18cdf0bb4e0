import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { payloadSuffix } from '../../catalog/file-names';
import { countProblems } from '../../validation/problem-counts';
import { problemOf } from '../../validation/problem';
import type { CheckedSnapshot } from '../../validation/check';
import { addRequestLine, updateBody } from '../settings/settings';
import { previewEnvironment } from '../send/targets';
import { leftOutOf } from './result-text';
import { type ToolServices, toolResult } from './tool';
import { kindOf, neededText, offsetOf, type ToolInput } from './tool-input';

/** More of them would help no model: it fixes these, then asks again. */
const mostProblems = 20;

/** A place that no file has, named for its kind. */
const uriOf = (input: ToolInput) =>
  vscode.Uri.from({ scheme: 'untitled', path: `tool.${kindOf(input).id}${payloadSuffix}` });

const check = ({ snapshots }: ToolServices, input: ToolInput): Promise<CheckedSnapshot> =>
  snapshots.checkText({ uri: uriOf(input) }, neededText(input, 'text'));

/** What is wrong with a payload, the gravest first. */
function problemsOf({ check: { intent, findings } }: CheckedSnapshot, offset: number) {
  const grave = ['error', 'warning', 'information'];
  const problems = findings.map(problemOf).sort((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity));
  const all = problems.slice(offset, offset + mostProblems).map(({ rule, severity, message, pointer, range }) => ({
    severity,
    rule,
    message,
    pointer,
    line: range.start.line + 1,
  }));
  return {
    head: { checkedAs: intent, counts: countProblems(problems) },
    part: { name: 'problems', all, leftOut: leftOutOf('Problems', problems.length, offset) },
  };
}

/** Checks a text. */
export const validateText = (services: ToolServices): vscode.LanguageModelTool<ToolInput> => ({
  async invoke({ input }) {
    const { head, part } = problemsOf(await check(services, input), offsetOf(input));
    return toolResult(head, part);
  },
});

/** Of an Update by difference, which the request alone doesn't tell. */
const liveDecides = 'The live profile is read first, and only what differs from it is sent.';

/** The request of a text, without a token. */
export const previewText = (services: ToolServices): vscode.LanguageModelTool<ToolInput> => ({
  async invoke({ input }) {
    const [{ idPlaceholder, isSendable, requestOf }, { shownHeaders }] = await Promise.all([
      import('../../request/graph-request'),
      import('../../request/http-text'),
    ]);
    const checked = await check(services, input);
    const { payload } = checked.snapshot;
    const offset = offsetOf(input);
    if (!isSendable(payload)) {
      const { head, part } = problemsOf(checked, offset);
      return toolResult({ request: null, ...head }, part);
    }
    const { intent } = checked.check;
    const { base, isAnonymous } = await previewEnvironment(services);
    const uri = uriOf(input);
    const request = requestOf(payload, {
      intent,
      base,
      addRequestLine: addRequestLine(uri),
      id: idPlaceholder,
      clientRequestId: randomUUID(),
    });
    const { method, url, body = '' } = request;
    const note = intent === 'update' && updateBody(uri) === 'changes' ? { note: liveDecides } : {};
    return toolResult(
      { method, url, headers: shownHeaders({ ...request, isAnonymous }), ...note },
      { name: 'body', all: body.slice(offset), leftOut: leftOutOf('Characters', body.length, offset) },
    );
  },
});
