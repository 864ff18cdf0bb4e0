import { payloadSuffix } from '../catalog/file-names';
import { fileNameFor } from '../text/file-name';
import type { ResponseView } from './view';

/** What an answer's body is called in a tab or a folder, after the profile, else its payload: `web01.contoso.com.response.json`. */
export function bodyFileName({ name, file, answer }: Pick<ResponseView, 'name' | 'file' | 'answer'>): string {
  const stem = file.endsWith(payloadSuffix) ? file.slice(0, -payloadSuffix.length) : file;
  return fileNameFor(name ?? stem, { ending: answer?.body.form === 'text' ? '.response.txt' : '.response.json' });
}
