/**
 * Phrases of the status codes (RFC 9110 §15, RFC 6585; 507 RFC 4918; 509 as Graph's errors page has it). A table of
 * ours: the server's own phrase is not to be trusted, HTTP/2 has none, and `node:http` would load HTTP for it.
 */
const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
  509: 'Bandwidth Limit Exceeded',
};

const classes = ['', 'Information', 'Success', 'Redirect', 'Client Error', 'Server Error'];

/** `Created` for 201; a code that nobody registered gets the name of its class, as RFC 9110 §15 reads it. */
export function statusPhrase(status: number): string {
  return phrases[status] ?? classes[Math.floor(status / 100)] ?? 'Unknown Status';
}
