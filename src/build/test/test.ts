import { superviseSuites } from './supervise';

/** `npm test [-- <suite> …]`: the last line is “N passed, N failed”, whatever happens to the process that runs the suites. */
void superviseSuites(process.argv.slice(2)).then((code) => process.exit(code));
