import type { SendResult } from '../transport/http-answer';
import { durationText } from '../text/quantities';
import { statusPhrase } from './status-phrases';
import type { TimingView } from './view';

/** What the panel shows of where the time went; undefined where nothing was measured. */
export function timingView({ timing, repeats = [] }: SendResult): TimingView | undefined {
  if (!timing) return undefined;
  const { queue, connect, send, wait, download, own } = timing;
  const isWhole = send !== undefined;
  return {
    // In the order in which they happened: the panel draws them one after the other.
    phases: [
      { name: 'Preparation and sign-in', milliseconds: own },
      { name: 'Queue', ...measured(queue, notMeasured) },
      { name: 'Connect', ...measured(connect, isWhole ? 'no new connection to this host' : notMeasured) },
      { name: 'Send', ...measured(send, notMeasured) },
      { name: isWhole ? 'Wait' : 'Wait, including connecting and sending', milliseconds: wait },
      { name: 'Download', milliseconds: download },
    ],
    total: own + (queue ?? 0) + (connect ?? 0) + (send ?? 0) + wait + download,
    tries: repeats.map(({ status, tookMs, waitedMs }, index) => {
      const what = status === undefined ? 'no connection' : `${status} ${statusPhrase(status)}`;
      const after = tookMs === undefined ? '' : ` after ${durationText(tookMs)}`;
      return `Try ${index + 1}: ${what}${after}, then a wait of ${durationText(waitedMs)}.`;
    }),
  };
}

const notMeasured = 'not measured';

const measured = (milliseconds: number | undefined, otherwise: string) =>
  milliseconds === undefined ? { why: otherwise } : { milliseconds };
