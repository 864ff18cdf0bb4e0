import { supervise } from './supervise';

/** `npm test [-- <suite> …]`: the last line is “N passed, N failed”, whatever happens to the process that runs the suites. */
void supervise('src/build/test/run.ts', process.argv.slice(2)).then((code) => process.exit(code));
