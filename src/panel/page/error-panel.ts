import type { GraphErrorView } from '../../answer/error-body';
import type { ResponseView } from '../../response/view';
import { adviceList, bulletList } from './advice';
import { copyIconButton, linkButton, type Send } from './buttons';
import { element, visible } from './dom';

/** Why it was refused, or why no answer came, where in the payload, and what to try. */
export function errorPanel(view: ResponseView, send: Send): HTMLElement {
  const error = view.answer?.error;
  const { failureCode } = view;
  return element(
    'div',
    { class: 'error' },
    ...adviceList(view.advice),
    element(
      'dl',
      { class: 'fields' },
      ...(error ? fieldsOf(error, send) : []),
      ...(!error && failureCode !== undefined ? [field('Cause', code(failureCode))] : []),
      ...idFields(view, send),
    ),
  );
}

function fieldsOf(error: GraphErrorView, send: Send): HTMLElement[] {
  const { code: outer, message, target, details, inner } = error;
  const link = (index: number, name: string) =>
    linkButton(name, 'Go to this property in the payload', () => {
      send({ type: 'goToTarget', index });
    });
  const [only] = details;
  // All that it adds to the message is where.
  const isSame = details.length === 1 && only?.target !== undefined && message !== '' && only.message === message;
  return [
    ...(outer === '' ? [] : [field('Code', code(outer))]),
    ...(message === '' ? [] : [field('Message', ...visible(message))]),
    // Most services name it in one of the details as well.
    ...(target === undefined || details.some((detail) => detail.target === target)
      ? []
      : [field('Property', link(0, target))]),
    ...(isSame ? [field('Property', link(1, only.target))] : []),
    ...(isSame || details.length === 0
      ? []
      : [
          field(
            'Details',
            bulletList(
              'Details',
              'said',
              details.map((detail, index) => [
                ...(detail.target === undefined ? [] : [link(index + 1, detail.target), ': ']),
                ...visible(detail.message || detail.code),
              ]),
            ),
          ),
        ]),
    ...(inner.length === 0
      ? []
      : [
          field(
            'Inner errors',
            bulletList(
              'Inner errors',
              'said',
              inner.map((each) => [code(each.code), ...(each.message === '' ? [] : [': ', ...visible(each.message)])]),
            ),
          ),
        ]),
  ];
}

/** What support asks for first. */
function idFields({ answer, request }: ResponseView, send: Send): HTMLElement[] {
  const { requestId } = answer ?? {};
  const { clientRequestId } = request;
  return [
    ...(requestId === undefined
      ? []
      : [field('Request ID', code(requestId), copyIconButton('requestId', 'Copy Request ID', send))]),
    ...(clientRequestId === undefined
      ? []
      : [
          field(
            'Client request ID',
            code(clientRequestId),
            copyIconButton('clientRequestId', 'Copy Client Request ID', send),
          ),
        ]),
  ];
}

function field(name: string, ...value: readonly (Node | string)[]): HTMLElement {
  return element('div', { class: 'field' }, element('dt', {}, name), element('dd', {}, ...value));
}

const code = (text: string) => element('code', {}, ...visible(text));
