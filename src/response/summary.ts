import { durationText, sizeText } from '../text/quantities';
import { changeLines } from './change-notes';
import type { AnswerView, ChangeView, ResponseView } from './view';

/** An attempt as text for an issue or a mail to support: everything but the body, and no token. */
export function summaryOfDetails(view: ResponseView): string {
  const { request, answer, changes } = view;
  return [
    view.headline,
    '',
    `${request.method} ${request.url}`,
    answer
      ? `${answer.status} ${answer.reason}, ${durationText(answer.durationMs)}, body ${sizeText(answer.body.bytes)}`
      : `No response (${view.failureCode ?? 'unknown'})`,
    '',
    ...lines({
      Profile: view.kindLabel,
      File: `${view.file}${view.documentChanged ? ' (edited since it was sent)' : ''}`,
      Environment: view.environment,
      Sent: view.sentAt,
      'request-id': answer?.requestId,
      'client-request-id': request.clientRequestId,
    }),
    ...section(
      'Notes',
      view.notes.map((note) => `- ${note}`),
    ),
    ...section(
      'Changes',
      changeLines(changes?.rows.filter(isOwn) ?? []).map((change) => `- ${change}`),
    ),
    ...section(
      'What to do',
      view.advice.map((advice) => `- ${advice}`),
    ),
    ...section('Error', errorLines(answer)),
    ...section('Response headers', answer?.headers.map(([name, value]) => `${name}: ${value}`) ?? []),
    '',
  ].join('\n');
}

/** Made by the person, not by the service on its own. */
const isOwn = ({ outcome }: ChangeView) => outcome !== 'set' && outcome !== 'altered';

/** What Microsoft's support asks for first. */
export function idsForSupport({ request, answer, sentAt }: ResponseView): string {
  return lines({
    'request-id': answer?.requestId,
    'client-request-id': request.clientRequestId,
    Date: answer?.headers.find(([name]) => name.toLowerCase() === 'date')?.[1] ?? sentAt,
  }).join('\n');
}

const lines = (fields: Readonly<Record<string, string | undefined>>) =>
  Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));

const section = (title: string, content: readonly string[]) => (content.length > 0 ? ['', title, ...content] : []);

function errorLines(answer: AnswerView | undefined): string[] {
  const error = answer?.error;
  if (!error) return [];
  const { code, innerCode, target, message, details } = error;
  return [
    ...lines({ code, innerCode, target, message }),
    ...details.map((detail) => `- ${[detail.target, detail.code, detail.message].filter(Boolean).join(': ')}`),
  ];
}
