import { StoreFailure } from '../store/store';
import { jsonAnswer } from './answers';
import { errorBody, GraphError, type RequestIds } from './graph-error';

const statusOf: Readonly<Record<StoreFailure['reason'], number>> = {
  full: 507,
  'read-only': 500,
  'in use': 503,
  broken: 500,
  closed: 503,
};

/** What the client learns about a failure: its sentence if it has one for people, else that something went wrong. */
function graphErrorOf(error: unknown, report: (error: unknown) => void): GraphError {
  if (error instanceof GraphError) return error;
  report(error);
  if (error instanceof StoreFailure) return new GraphError(statusOf[error.reason], error.message);
  return new GraphError(500, 'Something went wrong in the sandbox. Its log says what.');
}

/** The response to any failure, with Graph's error object. */
export function errorAnswer(
  error: unknown,
  ids: RequestIds,
  now: Date,
  report: (error: unknown) => void = () => undefined,
): Response {
  const graphError = graphErrorOf(error, report);
  return jsonAnswer(graphError.status, errorBody(graphError, ids, now), {
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
    ...graphError.extras.headers,
  });
}
