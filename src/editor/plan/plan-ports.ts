import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { stepTexts, type ServicePorts, type Step } from '../../plan/service';
import { durationText, waitText } from '../../text/quantities';
import type { Target } from '../../transport/target';
import type { EnvironmentName } from '../../request/environment';
import type { HistoryService } from '../history/history-service';
import type { FileRecords } from '../host/file-records';
import type { Report } from '../host/progress';
import type { Bounded } from '../host/attention';
import type { Payloads } from '../problems/payloads';
import { workOut } from '../problems/work-out';
import type { SendServices } from '../send/targets';
import type { PlanService } from './plan-service';
import { sendRequest } from '../send/send-request';

/** What planning and applying need. */
export interface PlanServices extends SendServices, Bounded, Pick<Payloads, 'files' | 'index'> {
  readonly records: FileRecords;
  readonly plan: PlanService;
  readonly history: Pick<HistoryService, 'keep'>;
  /** Fired when something was written to an environment. */
  readonly writes: vscode.EventEmitter<EnvironmentName>;
}

/** How a run is watched and ended. */
export interface Watching {
  /** Stops sending. */
  readonly stop: AbortSignal;
  /** Also cancels the requests under way. */
  readonly cancel: AbortSignal;
  readonly report: Report;
  readonly log: Pick<vscode.LogOutputChannel, 'debug' | 'info'>;
}

/** How planning and applying talk to a service: each request goes out like all others of the extension. */
export function planPorts(target: Target, { stop, cancel, report, log }: Watching): ServicePorts {
  let started = Date.now();
  let current: Step | undefined;
  return {
    environment: target.environment,
    transmit: (request) => sendRequest(request, target, { signal: cancel, log }),
    stop,
    delay: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    date: () => Date.now(),
    random: () => Math.random(),
    newGuid: randomUUID,
    workOut,
    progress(step, done, total) {
      if (step !== current) started = Date.now();
      current = step;
      const left = ((Date.now() - started) / Math.max(1, done)) * (total - done);
      report(
        `${done} of ${total} ${stepTexts[step]}${done === 0 || done === total ? '' : `, about ${durationText(left)} left`}`,
        done === total ? undefined : step,
      );
    },
    waiting: (milliseconds) => report(`The service is busy. Waiting ${waitText(milliseconds)}, as it asks`, 'wait'),
    notice: (sentence) => log.info(sentence),
  };
}
