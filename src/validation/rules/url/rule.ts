import { quote } from '../../../text/quote';
import { both, type Rule, type Sentence } from '../../rule';
import { urlFault } from './form';

/** An absolute URL. `deploymentPackageUrl` may also be a plain word such as `appx` (graph-facts.md §6). */
export const url = {
  id: 'url',
  severity: 'warning',
  intents: both,
  title: "A value that doesn't look like a URL.",
  string({ property }) {
    if (property.meaning === 'url') return sentence;
    if (property.meaning === 'url-or-word') return (text) => (/[:/]/.test(text) ? sentence(text) : undefined);
    return undefined;
  },
  fix: async () => (await import('./fix')).fixUrl,
} as const satisfies Rule;

function sentence(text: string): Sentence {
  const fault = urlFault(text);
  return fault && `${quote(text)} isn't a URL: ${fault}`;
}
